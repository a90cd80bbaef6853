"""Tables of texts, for a terminal and for README.md."""


def duration(seconds):
    """Three digits, in the unit that a reader would choose."""
    if seconds >= 0.9995:
        return f"{seconds:.2f} s" if seconds < 9.995 else f"{seconds:.1f} s"
    thousandths = seconds * 1000
    return f"{thousandths:.0f} ms" if thousandths >= 99.5 else f"{thousandths:.1f} ms"


def memory(kilobytes, floor=0):
    """What is not above the floor cannot be told from it."""
    return f"{kilobytes / 1024:.0f} MB" if kilobytes > floor else f"< {floor / 1024 + 0.5:.0f} MB"


def times(number):
    """A ratio: 0.87×, 24×."""
    return f"{number:.2f}×" if number < 9.995 else f"{number:.0f}×"


def plain(head, rows):
    """Returns columns that line up: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = ["  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                       for i, (cell, width) in enumerate(zip(row, widths))).rstrip()
             for row in [head, *rows]]
    return "\n".join(lines) + "\n"


def markdown(head, rows):
    lines = ["| " + " | ".join(row) + " |" for row in [head, *rows]]
    return "\n".join([lines[0], "|---" + "|---:" * (len(head) - 1) + "|", *lines[1:]]) + "\n"
