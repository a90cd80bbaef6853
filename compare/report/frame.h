#ifndef COMPARE_REPORT_FRAME_H
#define COMPARE_REPORT_FRAME_H

#include "compare/report/layout.h"

/*
 * Adds the line of a place with its number, and a caret line under the part
 * that is meant. Works from the place alone; adds nothing without excerpt.
 */
void frame_add(struct layout *layout, const struct place *place);

#endif
