#include "compare/limits.h"

const struct limits limits_default = {
	.mfa_users = 100,
	.snapshot_days = 30,
	.clock_seconds = 10,
};

static struct str replace(struct arena *arena, struct str text, struct str name, int64_t number)
{
	size_t at = str_find(text, name, 0);

	if (at == SIZE_MAX) {
		return text;
	}
	return str_format(arena, "%.*s%lld%.*s", STR_ARGS(str_slice(text, 0, at)),
		(long long)number, STR_ARGS(str_slice(text, at + name.n, text.n)));
}

struct str limits_text(struct arena *arena, const struct limits *limits, const char *text)
{
	struct str out = str_of(text);

	out = replace(arena, out, STR("{mfa_users}"), limits->mfa_users);
	out = replace(arena, out, STR("{snapshot_days}"), limits->snapshot_days);
	return replace(arena, out, STR("{clock_seconds}"), limits->clock_seconds);
}
