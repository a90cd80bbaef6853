#ifndef SNAPSHOT_DIFF_IDENTITY_H
#define SNAPSHOT_DIFF_IDENTITY_H

#include "snapshot/diff.h"

/* Do two instances differ in this by nature (ids, keys, hosts, their number of users)? */
bool diff_is_identity(const struct diff_row *row);

/* The part of an item's name that two instances may have in common: of a URL its path. */
struct str diff_common_name(const struct field *field, struct str name);

#endif
