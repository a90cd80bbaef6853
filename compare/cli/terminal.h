#ifndef COMPARE_CLI_TERMINAL_H
#define COMPARE_CLI_TERMINAL_H

#include <stdbool.h>

/* Should standard output get colours? `wish` is "always", "never" or "auto". */
bool terminal_color(const char *wish);

/* How wide is standard output? 100 when it is no terminal, never under 40. */
unsigned terminal_width(void);

/* Does standard output show links (OSC 8)? Only a terminal that is known to. */
bool terminal_links(void);

/* Is the stream a terminal on which a line can be written over? */
bool terminal_moves(int fd);

#endif
