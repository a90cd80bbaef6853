#!/usr/bin/env python3
"""Asks bash, zsh and fish what they complete: completions.py PROGRAM.

Each shell gets the completion that the build made where it looks for one, and
is asked in its own way: bash through bash-completion, zsh on a terminal of its
own through compinit, fish with `complete -C`. What is right is asked of the
program itself.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 30

BASH = r"""
source /usr/share/bash-completion/bash_completion
compopt() { :; }  # knows a running completion only
_completion_loader clerk-audit
function=$(complete -p clerk-audit | sed 's/.*-F \([^ ]*\) .*/\1/')
COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9 COMP_KEY=9
read -ra COMP_WORDS <<<"${1//=/ = }"
[[ $1 == *[\ =] ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
"$function" clerk-audit "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"""

# What would be offered is written to $OUT, and nothing is.
ZSH = r"""
PROMPT= RPROMPT=
unsetopt auto_list auto_menu
fpath=($FOLDER $fpath)
autoload -U compinit && compinit -u -D
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a hits
  builtin compadd -A hits "$@"
  print -l -- $hits >>$OUT
  builtin compadd "$@"
}
capture() { zle complete-word; zle kill-whole-line; print done >>$OUT }
zle -C complete-word complete-word _main_complete
zle -N capture
bindkey '^I' capture
print ready >>$OUT
"""


def ask_bash(folder, line):
    return subprocess.run(["bash", "--norc", "--noprofile", "-c", BASH, "bash", line],
                          cwd=folder / "work", env=environment(folder), text=True,
                          capture_output=True, timeout=SECONDS, check=True).stdout.split("\n")


def ask_fish(folder, line):
    done = subprocess.run(
        ["fish", "--no-config", "-c",
         f"set -p fish_complete_path {folder}/fish; complete -C '{line}'"],
        cwd=folder / "work", env=environment(folder), text=True, capture_output=True,
        timeout=SECONDS, check=True)
    if done.stderr:
        raise ValueError(f"fish says: {done.stderr}")
    return [re.sub(r"^--[a-z-]+=", "", offer.split("\t")[0]) for offer in done.stdout.split("\n")]


def drive(terminal, text, out, until):
    """Types the text, and waits until the file has the line."""
    os.write(terminal, text.encode())
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.02)[0]:
            os.read(terminal, 65536)
        if out.exists() and until in out.read_text(encoding="utf-8").split("\n"):
            return
    raise ValueError(f"zsh does not answer to {text!r}")


def ask_zsh(folder, line):
    out = folder / "zsh.out"
    out.unlink(missing_ok=True)
    script = folder / "zsh.rc"
    script.write_text(ZSH, encoding="utf-8")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder / "work")
        os.execvpe("zsh", ["zsh", "-f", "-i"],
                   environment(folder) | {"OUT": str(out), "FOLDER": str(folder / "zsh")})
    try:
        drive(terminal, f"source {script}\n", out, "ready")
        drive(terminal, f"{line}\t", out, "done")
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)
    return [offer.removesuffix("=") for offer in out.read_text(encoding="utf-8").split("\n")
            if offer not in ("ready", "done")]


SHELLS = {"bash": ask_bash, "fish": ask_fish, "zsh": ask_zsh}


def environment(folder):
    return {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder),
            "XDG_DATA_HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "xterm"}


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False)


def values(program, command, option):
    """The values of an option, from the message about one that there is not."""
    error = run(program, *command.split(), option, "there-is-no-such-value").stderr
    return set(re.split(r", | or ", re.search(r" takes (.*) \(", error).group(1)))


def names(text):
    """The names of commands in a help text."""
    return {line.split()[0] for line in re.findall(r"^  ([a-z].*)$", text, re.MULTILINE)}


def options(program, command):
    return set(re.findall(r"(?<![\w-])--[a-z-]+", run(program, *command.split(), "--help").stdout
                          .split("\n\n")[1])) | {"--help"}


def prepare(folder, program):
    made = program.parent / "compare" / "cli" / "dist"
    places = {"clerk-audit": "bash-completion/completions/clerk-audit",
              "_clerk-audit": "zsh/_clerk-audit",
              "clerk-audit.fish": "fish/clerk-audit.fish"}
    for name, place in places.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(made / name, folder / place)
    (folder / "bin").mkdir()
    (folder / "bin" / "clerk-audit").symlink_to(program)  # fish wants to see it
    (folder / "work" / "app").mkdir(parents=True)
    (folder / "work" / "app.json").write_text("{}", encoding="utf-8")


def cases(program):
    """Line, what is offered for it, and what not."""
    commands = names(run(program, "help").stdout)
    own = {line.split()[1] for line in
           re.findall(r"^  (snapshot .*)$", run(program, "snapshot", "--help").stdout, re.MULTILINE)}
    ids = {line.split()[0] for line in run(program, "rules").stdout.splitlines()}
    formats, levels = values(program, "check", "--format"), values(program, "check", "--fail-on")
    areas = values(program, "rules", "--area")
    return [
        ("clerk-audit ", commands | {"app"}, {"app.json"}),
        ("clerk-audit che", {"check"}, commands - {"check"}),
        ("clerk-audit --strict --col", {"--color"}, {"--strict"}),
        ("clerk-audit snapshot ", own, commands - own),
        ("clerk-audit baseline pr", {"prune"}, {"write"}),
        ("clerk-audit check --", options(program, "check"), {"--facts", "--area", "check"}),
        ("clerk-audit snapshot import --", options(program, "snapshot import"), {"--baseline"}),
        ("clerk-audit check --format ", formats, {"app", "app.json", "check"}),
        ("clerk-audit compare --format=s", {"sarif"}, formats - {"sarif"}),
        ("clerk-audit --fail-on ", levels, {"app.json"}),
        ("clerk-audit rules --area ", areas, {"app"}),
        ("clerk-audit explain CLERK-", ids, {"app"}),
        ("clerk-audit explain jwk-kid", {"jwk-kid-mismatch"}, ids),
        ("clerk-audit check --snapshot ap", {"app.json"}, {"--snapshot"}),
        ("clerk-audit check -s ap", {"app.json"}, set()),
        ("clerk-audit check ap", {"app"}, {"app.json"}),
        ("clerk-audit snapshot show ap", {"app.json"}, set()),
        ("clerk-audit version ap", set(), {"app", "app.json"}),
    ]


def judge(shell, folder, line, offered, not_offered):
    offers = {re.sub(r"[/ ]$", "", offer) for offer in SHELLS[shell](folder, line)}
    problems = []
    if not offered <= offers:
        problems.append(f"{shell}: '{line}' lacks {sorted(offered - offers)}")
    if offers & not_offered:
        problems.append(f"{shell}: '{line}' offers {sorted(offers & not_offered)}")
    return problems


def main():
    program = Path(sys.argv[1]).resolve()
    problems = []
    tried = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepare(folder, program)
        for case in cases(program):
            for shell in SHELLS:
                problems += judge(shell, folder, *case)
                tried += 1
    print("\n".join([*problems, f"{tried} lines completed, {len(problems)} problems"]))
    return 1 if problems or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
