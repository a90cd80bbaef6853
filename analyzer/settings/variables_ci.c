#include "settings/variables_ci.h"

#include "base/ascii.h"
#include "base/path.h"

static const char *const test_words[] = {"tests", "cypress", "playwright", "jest", "vitest", "lint",
	"typecheck", "unit", "check", "checks"};
static const char *const deploy_words[] = {"deploy", "deployment", "deploys", "deploying", "cd"};

/* What the words of a name say together. */
struct words {
	enum kinds_environment environment; /* that is named */
	bool several; /* more than one */
	bool tests;
	bool deploys;
};

static bool is_one_of(struct str word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_is_nocase(word, list[i])) {
			return true;
		}
	}
	return false;
}

static void judge_word(struct str word, struct words *out)
{
	enum kinds_environment named = kinds_environment(word);

	if (named == KINDS_TEST ||
		is_one_of(word, test_words, sizeof(test_words) / sizeof(test_words[0]))) {
		out->tests = true;
	} else if (named != KINDS_ANY) {
		out->several = out->several ||
			       (out->environment != KINDS_ANY && out->environment != named);
		out->environment = named;
	}
	out->deploys = out->deploys || is_one_of(word, deploy_words,
					       sizeof(deploy_words) / sizeof(deploy_words[0]));
}

enum kinds_environment variables_ci_environment(struct str name, bool tentative)
{
	struct words words = {KINDS_ANY, false, false, false};
	size_t start = 0;

	for (size_t i = 0; i <= name.n; i++) {
		if (i == name.n || !ascii_is_alnum(name.s[i])) {
			judge_word(str_slice(name, start, i), &words);
			start = i + 1;
		}
	}
	if (words.environment != KINDS_ANY || words.several) {
		return words.several ? KINDS_ANY : words.environment;
	}
	if (words.tests == words.deploys) {
		return KINDS_ANY;
	}
	return words.tests ? KINDS_TEST : tentative ? KINDS_ANY : KINDS_PRODUCTION;
}

enum kinds_environment variables_ci_file_environment(
	const struct variables_build *build, struct str title, bool tentative)
{
	enum kinds_environment found = variables_ci_environment(path_name(build->path), tentative);

	return found == KINDS_ANY ? variables_ci_environment(title, tentative) : found;
}
