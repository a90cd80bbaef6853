#ifndef COMPARE_CLI_TERMINAL_H
#define COMPARE_CLI_TERMINAL_H

#include <stdbool.h>

/* Should standard output get colours? `wish` is "always", "never" or "auto". */
bool terminal_color(const char *wish);

/* How wide is standard output? 100 when it is no terminal, never under 60. */
unsigned terminal_width(void);

#endif
