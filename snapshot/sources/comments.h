#ifndef SNAPSHOT_SOURCES_COMMENTS_H
#define SNAPSHOT_SOURCES_COMMENTS_H

#include "json/json.h"

/* The document without members whose key begins with "//"; itself when there are none. */
const struct json *comments_remove(struct arena *arena, const struct json *document);

#endif
