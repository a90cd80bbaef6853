#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ascii.h"
#include "clerk/errors.h"
#include "compare/rule.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_named(const struct error *row)
{
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		if (rule_info_names(&rules_all[i]->info, str_of(row->code))) {
			return true;
		}
	}
	return false;
}

static void every_code_has_a_rule_or_a_reason(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (const struct error *row = errors; row->code != NULL; row++) {
		if (is_named(row) == (row->outside != NULL)) {
			wrong++;
			print_error("%s: %s\n", row->code,
				row->outside == NULL ? "no rule names it"
						     : "a rule names it, so it is not outside");
		}
	}
	assert_int_equal(wrong, 0);
}

static void codes_stand_once_and_sorted(void **state)
{
	(void)state;
	for (const struct error *row = errors; row[0].code != NULL && row[1].code != NULL; row++) {
		if (strcmp(row[0].code, row[1].code) >= 0) {
			fail_msg("%s stands before %s", row[0].code, row[1].code);
		}
	}
}

static void codes_say_what_they_are(void **state)
{
	(void)state;
	for (const struct error *row = errors; row->code != NULL; row++) {
		struct str meaning = str_of(row->meaning);

		if (meaning.n < 10 || meaning.s[meaning.n - 1] == '.') {
			fail_msg("%s: '%s'", row->code, row->meaning);
		}
		assert_true(row->status == 0 || (row->status >= 400 && row->status < 600));
		assert_true(str_starts(str_of(row->source), "clerk/"));
		assert_ptr_equal(errors_find(str_of(row->code)), row);
	}
}

static void codes_are_found_in_any_case(void **state)
{
	(void)state;
	assert_string_equal(errors_find(STR("HOST_invalid"))->code, "host_invalid");
	assert_null(errors_find(STR("host_invali")));
	assert_null(errors_find(STR("")));
}

/* Words with an underscore that are names in code, not codes. */
static bool is_other_name(struct str word)
{
	static const char *const names[] = {
		"clerk_test", "legal_accepted", "missing_requirements", "needs_second_factor"};

	return str_in(word, names, COUNT(names));
}

/*
 * Codes of the API are words joined by '_'; those that packages report by '-', and begin
 * or end like no other words that a symptom has.
 */
static bool looks_like_a_code(struct str word)
{
	static const char *const starts[] = {
		"dev-browser-", "jwk-", "satellite-", "session-token-", "token-"};
	bool like = str_has(word, "_") && !is_other_name(word);

	for (size_t i = 0; i < word.n && like; i++) {
		like = ascii_is_lower(word.s[i]) || word.s[i] == '_';
	}
	for (size_t i = 0; i < COUNT(starts); i++) {
		like = like || str_starts(word, starts[i]);
	}
	return like;
}

static struct str take_word(struct str *text)
{
	size_t start = 0;
	size_t end;

	while (start < text->n && !ascii_is_alnum(text->s[start])) {
		start++;
	}
	for (end = start; end < text->n; end++) {
		char c = text->s[end];

		if (!ascii_is_alnum(c) && c != '_' && c != '-') {
			break;
		}
	}
	struct str word = str_slice(*text, start, end);
	*text = str_slice(*text, end, text->n);
	return word;
}

static void symptoms_name_codes_of_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		struct str text = str_of(rules_all[i]->info.symptom);

		while (text.n > 0) {
			struct str word = take_word(&text);

			if (looks_like_a_code(word) && errors_find(word) == NULL) {
				fail_msg("%s: '%.*s' is not in clerk/errors.c",
					rules_all[i]->info.id, STR_ARGS(word));
			}
		}
	}
}

static void further_codes_are_of_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;
		struct str codes = info->codes == NULL ? STR("") : str_of(info->codes);

		while (codes.n > 0) {
			struct str code = str_take(&codes, ' ');

			if (errors_find(code) == NULL) {
				fail_msg("%s: '%.*s'", info->id, STR_ARGS(code));
			}
		}
	}
}

static void a_code_is_named_as_a_whole_word(void **state)
{
	struct rule_info info = {.symptom = "refused (jwk-kid-mismatch), or host_invalid",
		.codes = "origin_invalid host_invalid"};

	(void)state;
	assert_true(rule_info_names(&info, STR("jwk-kid-mismatch")));
	assert_true(rule_info_names(&info, STR("host_invalid")));
	assert_false(rule_info_names(&info, STR("kid-mismatch")));
	assert_true(rule_info_names(&info, STR("origin_invalid")));
	assert_false(rule_info_names(&info, STR("host_inval")));
}

static void areas_are_these(void **state)
{
	static const char *const areas[] = {"api", "authorization", "billing", "domains", "keys",
		"middleware", "organizations", "sdk", "sessions", "sign-in", "snapshot",
		"webhooks"};
	bool seen[COUNT(areas)] = {false};

	(void)state;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;
		bool known = false;

		for (size_t a = 0; a < COUNT(areas); a++) {
			bool same = strcmp(areas[a], info->area) == 0;

			seen[a] = seen[a] || same;
			known = known || same;
		}
		if (!known) {
			fail_msg("%s: unknown area '%s'", info->id, info->area);
		}
	}
	for (size_t a = 0; a < COUNT(areas); a++) {
		if (!seen[a]) {
			fail_msg("no rule has area '%s'", areas[a]);
		}
	}
}

/* "0.1" to "10.0": digits, a point, one digit. Returns tenths, or 0. */
static unsigned read_score(struct str text)
{
	unsigned tenths = 0;

	if (text.n < 3 || text.n > 4 || text.s[text.n - 2] != '.' || text.s[0] == '.') {
		return 0;
	}
	for (size_t i = 0; i < text.n; i++) {
		if (i != text.n - 2 && !ascii_is_digit(text.s[i])) {
			return 0;
		}
		tenths = i == text.n - 2 ? tenths : tenths * 10 + (unsigned)(text.s[i] - '0');
	}
	return tenths <= 100 ? tenths : 0;
}

static bool is_weakness(struct str number)
{
	bool digits = number.n >= 1 && number.n <= 4 && number.s[0] != '0';

	for (size_t i = 0; i < number.n; i++) {
		digits = digits && ascii_is_digit(number.s[i]);
	}
	return digits;
}

static void security_is_a_score_with_weaknesses(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;
		struct str weaknesses = str_of(info->cwe);

		if ((info->security == NULL) != (info->cwe == NULL)) {
			fail_msg("%s: security and cwe stand together, or neither", info->id);
		}
		if (info->security == NULL) {
			continue;
		}
		count++;
		if (read_score(str_of(info->security)) == 0) {
			fail_msg("%s: security is '%s'", info->id, info->security);
		}
		do {
			struct str number = str_take(&weaknesses, ' ');

			if (!is_weakness(number)) {
				fail_msg("%s: cwe is '%s'", info->id, info->cwe);
			}
		} while (!str_absent(weaknesses));
	}
	assert_true(count > 0);
}

/* What anybody can be and do with it is more than what weakens a sign-in. */
static void a_committed_secret_is_critical(void **state)
{
	(void)state;
	assert_true(read_score(str_of(rule_by_id(STR("CLERK-KEY-001"))->info.security)) > 90);
	assert_true(read_score(str_of(rule_by_id(STR("CLERK-POLICY-012"))->info.security)) < 40);
	assert_null(rule_by_id(STR("CLERK-ENV-001"))->info.security);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(security_is_a_score_with_weaknesses),
		cmocka_unit_test(a_committed_secret_is_critical),
		cmocka_unit_test(every_code_has_a_rule_or_a_reason),
		cmocka_unit_test(codes_stand_once_and_sorted),
		cmocka_unit_test(codes_say_what_they_are),
		cmocka_unit_test(codes_are_found_in_any_case),
		cmocka_unit_test(symptoms_name_codes_of_the_table),
		cmocka_unit_test(further_codes_are_of_the_table),
		cmocka_unit_test(a_code_is_named_as_a_whole_word),
		cmocka_unit_test(areas_are_these),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
