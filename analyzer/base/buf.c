#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static void reserve(struct buf *buf, size_t more)
{
	size_t need;

	if (more > SIZE_MAX / 2 - buf->n - 1) {
		mem_alloc(SIZE_MAX);
	}
	need = buf->n + more + 1;
	if (need > buf->cap) {
		buf->cap = need < 256 ? 256 : need * 2;
		buf->s = mem_resize(buf->s, buf->cap);
	}
}

void buf_add(struct buf *buf, struct str text)
{
	reserve(buf, text.n);
	if (text.n > 0) {
		memcpy(buf->s + buf->n, text.s, text.n);
	}
	buf->n += text.n;
	buf->s[buf->n] = '\0';
}

void buf_add_z(struct buf *buf, const char *text)
{
	buf_add(buf, str_of(text));
}

void buf_add_byte(struct buf *buf, char byte)
{
	buf_add(buf, (struct str){&byte, 1});
}

void buf_format(struct buf *buf, const char *format, ...)
{
	va_list args;
	va_list again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		reserve(buf, (size_t)n);
		vsnprintf(buf->s + buf->n, (size_t)n + 1, format, again);
		buf->n += (size_t)n;
	}
	va_end(again);
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->s == NULL ? "" : buf->s, buf->n};
}

void buf_finish(struct buf *buf)
{
	mem_free(buf->s);
	*buf = (struct buf){0};
}
