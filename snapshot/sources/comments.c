#include "snapshot/sources/comments.h"

/* As in package.json, where JSON has no comments either. */
static bool is_comment(const struct json *member)
{
	return str_starts(member->key, "//");
}

/* As deep as the JSON reader's limit, 200; so is copy. */
static bool has_comments(const struct json *node)
{
	json_each (child, node) {
		if (is_comment(child) || has_comments(child)) {
			return true;
		}
	}
	return false;
}

static struct json *copy(struct arena *arena, const struct json *node)
{
	struct json *out = arena_new(arena, struct json);
	const struct json **link = &out->first;

	*out = *node;
	out->next = NULL;
	out->first = NULL;
	out->count = 0;
	json_each (child, node) {
		if (!is_comment(child)) {
			struct json *kept = copy(arena, child);

			*link = kept;
			link = &kept->next;
			out->count++;
		}
	}
	return out;
}

const struct json *comments_remove(struct arena *arena, const struct json *document)
{
	return has_comments(document) ? copy(arena, document) : document;
}
