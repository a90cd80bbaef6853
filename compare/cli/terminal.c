#include "compare/cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "compare/cli/options.h"

enum {
	WIDTH_LEAST = 60,
	WIDTH_DEFAULT = 100,
	WIDTH_MOST = 10000,
};

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0';
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
	const char *term = getenv("TERM");
	return isatty(STDOUT_FILENO) && term != NULL && strcmp(term, "dumb") != 0;
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
