#ifndef COMPARE_CLI_REASON_H
#define COMPARE_CLI_REASON_H

/* Why a call on a file failed, in our own words where they are clearer than the system's. */
const char *reason_text(int error);

#endif
