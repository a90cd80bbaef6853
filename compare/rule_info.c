#include "compare/rule_info.h"

#include <stdint.h>

#include "base/ascii.h"

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_BLOCKER] = "blocker",
	};

	return names[severity];
}

const char *needs_name(enum needs needs)
{
	static const char *const names[] = {
		[NEEDS_REPO] = "R",
		[NEEDS_SNAPSHOT] = "S",
		[NEEDS_BOTH] = "R+S",
	};

	return names[needs];
}

const char *needs_text(enum needs needs)
{
	static const char *const texts[] = {
		[NEEDS_REPO] = "the repository",
		[NEEDS_SNAPSHOT] = "a snapshot",
		[NEEDS_BOTH] = "the repository and a snapshot",
	};

	return texts[needs];
}

static bool is_code_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

static bool has_word(struct str text, struct str word)
{
	for (size_t at = str_find(text, word, 0); at != SIZE_MAX;
		at = str_find(text, word, at + 1)) {
		size_t end = at + word.n;
		bool starts = at == 0 || !is_code_byte(text.s[at - 1]);

		if (starts && (end == text.n || !is_code_byte(text.s[end]))) {
			return true;
		}
	}
	return false;
}

bool rule_info_names(const struct rule_info *info, struct str code)
{
	return has_word(str_of(info->symptom), code) ||
	       (info->codes != NULL && has_word(str_of(info->codes), code));
}
