#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

/*
 * A growing byte buffer on the heap. Start with `struct buf b = {0};`, end
 * with buf_finish. A NUL stands behind the last byte whenever s is not NULL.
 */
struct buf {
	char *s;
	size_t n;
	size_t cap;
};

void buf_add(struct buf *buf, struct str text);
void buf_add_z(struct buf *buf, const char *text);
void buf_add_byte(struct buf *buf, char byte);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The contents so far, valid until the next change. */
struct str buf_str(const struct buf *buf);

/* Frees the storage; the buffer is empty and may be used again. */
void buf_finish(struct buf *buf);

#endif
