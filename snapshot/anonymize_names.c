#include "snapshot/anonymize_names.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"

enum { MAX_PREFIX = 16, MIN_ID = 8 };

/* "ins_" of "ins_2ab…"; "" if the text is not made like an id. */
static struct str prefix_of(struct str id)
{
	size_t at = 0;

	while (at < id.n && id.s[at] >= 'a' && id.s[at] <= 'z') {
		at++;
	}
	if (at == 0 || at > MAX_PREFIX || at + 1 >= id.n || id.s[at] != '_') {
		return STR("");
	}
	for (size_t i = at + 1; i < id.n; i++) {
		if (!ascii_is_alnum(id.s[i])) {
			return STR("");
		}
	}
	return str_slice(id, 0, at + 1);
}

bool anonymize_is_replaced(struct str text)
{
	return str_starts(text, "redacted-");
}

static struct str make_id(struct anonymize_names *names, struct str original)
{
	struct str prefix = prefix_of(original);
	uint32_t number;

	if (prefix.n == 0) {
		return anonymize_name(names, ANONYMIZE_TEXT, original);
	}
	number = map_get(&names->prefixes, prefix);
	number = number == MAP_NONE ? 1 : number + 1;
	map_put(names->arena, &names->prefixes, prefix, number);
	return str_format(names->arena, "%.*sredacted%u", STR_ARGS(prefix), (unsigned)number);
}

/* Filled up with 'A' to the original's length, from which the kind of key is seen. */
static struct str make_member(struct arena *arena, struct str original, uint32_t number)
{
	struct str start = str_format(arena, "redacted%u", (unsigned)number);
	size_t length = original.n > start.n ? original.n : start.n;
	char *out = arena_alloc(arena, length + 1);

	memset(out, 'A', length);
	memcpy(out, start.s, start.n);
	return (struct str){out, length};
}

/* As Clerk names development instances: two words and at most two digits. */
static struct str make_slug(struct arena *arena, uint32_t number)
{
	char word[8];
	size_t n = 0;

	for (uint32_t rest = number / 100; rest > 0; rest /= 26) {
		word[n++] = (char)('a' + rest % 26);
	}
	return str_format(arena, "some%.*s-slug-%u", (int)n, word, (unsigned)(number % 100));
}

static struct str make(struct anonymize_names *names, enum anonymize_class class,
	struct str original, uint32_t number)
{
	struct arena *arena = names->arena;

	switch (class) {
	case ANONYMIZE_ID:
		return make_id(names, original);
	case ANONYMIZE_FINGERPRINT:
		return str_format(arena, "sha256:%064u", (unsigned)number);
	case ANONYMIZE_MEMBER:
		return make_member(arena, original, number);
	case ANONYMIZE_DOMAIN:
		return str_format(arena, "domain-%u", (unsigned)number);
	case ANONYMIZE_LABEL:
		return str_format(arena, "sub-%u", (unsigned)number);
	case ANONYMIZE_SLUG:
		return make_slug(arena, number);
	case ANONYMIZE_SCHEME:
		return str_format(arena, "scheme-%u", (unsigned)number);
	case ANONYMIZE_TEXT:
	case ANONYMIZE_CLASSES:
		break;
	}
	return str_format(arena, "redacted-%u", (unsigned)number);
}

struct str anonymize_name(
	struct anonymize_names *names, enum anonymize_class class, struct str original)
{
	struct map *numbers = &names->classes[class].numbers;
	str_vec *replacements = &names->classes[class].replacements;
	uint32_t index = map_get(numbers, original);

	if (original.n == 0) {
		return original;
	}
	if (index == MAP_NONE) {
		struct str replacement =
			make(names, class, original, (uint32_t)replacements->n + 1);

		index = (uint32_t)replacements->n;
		map_put(names->arena, numbers, original, index);
		vec_push(names->arena, replacements, replacement);
	}
	return replacements->items[index];
}

static bool is_token(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.';
}

/* Ordinary words may be ids too, but must not vanish from texts. */
static bool is_telling(struct str id)
{
	for (size_t i = 0; i < id.n; i++) {
		if (ascii_is_digit(id.s[i]) || ascii_is_upper(id.s[i])) {
			return id.n >= MIN_ID;
		}
	}
	return false;
}

/* The replacement of an id or host that was met before, else absent. */
static struct str known(struct anonymize_names *names, struct str token)
{
	uint32_t id = map_get(&names->classes[ANONYMIZE_ID].numbers, token);

	if (id != MAP_NONE && is_telling(token)) {
		return names->classes[ANONYMIZE_ID].replacements.items[id];
	}
	return anonymize_knows_host(names, token) ? anonymize_host(names, token) : STR_NONE;
}

struct str anonymize_inside(struct anonymize_names *names, struct str text)
{
	struct buf out = {0};
	struct str result = text;
	size_t copied = 0;

	for (size_t at = 0; at < text.n;) {
		size_t end = at;
		struct str other;

		while (end < text.n && is_token(text.s[end])) {
			end++;
		}
		other = known(names, str_slice(text, at, end));
		if (!str_absent(other)) {
			buf_add(&out, str_slice(text, copied, at));
			buf_add(&out, other);
			copied = end;
		}
		at = end + 1;
	}
	if (copied > 0) {
		buf_add(&out, str_slice(text, copied, text.n));
		result = str_copy(names->arena, buf_str(&out));
	}
	buf_finish(&out);
	return result;
}
