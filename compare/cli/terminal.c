#include "compare/cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "compare/cli/options.h"

enum {
	WIDTH_LEAST = 40,
	WIDTH_DEFAULT = 100,
	WIDTH_MOST = 10000,
	VTE_WITHOUT_LINKS = 5000, /* 0.50.0 has them and ends when it meets one */
};

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0';
}

static bool is_dumb(void)
{
	const char *term = getenv("TERM");

	return term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0;
}

bool terminal_moves(int fd)
{
	return isatty(fd) && !is_dumb();
}

bool terminal_color(const char *wish)
{
	if (strcmp(wish, "auto") != 0) {
		return strcmp(wish, "always") == 0;
	}
	if (is_set("NO_COLOR")) {
		return false;
	}
	if (is_set("CLICOLOR_FORCE") && strcmp(getenv("CLICOLOR_FORCE"), "0") != 0) {
		return true;
	}
	return terminal_moves(STDOUT_FILENO);
}

/* By what terminals say of themselves; many more would only show rubbish. */
static bool knows_links(void)
{
	static const char *const programs[] = {
		"Hyper", "WezTerm", "ghostty", "iTerm.app", "rio", "vscode", "zed"};
	static const char *const terms[] = {"alacritty", "foot", "xterm-ghostty", "xterm-kitty"};
	static const char *const variables[] = {
		"DOMTERM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION"};
	uint32_t vte = 0;

	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
		if (is_set(variables[i])) {
			return true;
		}
	}
	if (is_set("VTE_VERSION") && options_number(getenv("VTE_VERSION"), UINT32_MAX, &vte)) {
		return vte > VTE_WITHOUT_LINKS;
	}
	return str_in(str_of(getenv("TERM_PROGRAM")), programs,
		       sizeof(programs) / sizeof(programs[0])) ||
	       str_in(str_of(getenv("TERM")), terms, sizeof(terms) / sizeof(terms[0]));
}

bool terminal_links(void)
{
	if (!terminal_moves(STDOUT_FILENO)) {
		return false;
	}
	if (is_set("FORCE_HYPERLINK")) {
		return strcmp(getenv("FORCE_HYPERLINK"), "0") != 0;
	}
	return !is_set("CI") && knows_links();
}

/* COLUMNS counts on a terminal only: elsewhere the same input must give the same bytes. */
unsigned terminal_width(void)
{
	if (!isatty(STDOUT_FILENO)) {
		return WIDTH_DEFAULT;
	}
	uint32_t width = 0;
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	if (columns == NULL || !options_number(columns, WIDTH_MOST, &width) || width == 0) {
		width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
				? size.ws_col
				: WIDTH_DEFAULT;
	}
	return width < WIDTH_LEAST ? WIDTH_LEAST : width;
}
