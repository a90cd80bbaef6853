#include "clerk/keys_text.h"

#include <stdint.h>

#include "base/ascii.h"

enum {
	SAME_RUN = 4, /* xxxx, **** */
	COUNTING_RUN = 8, /* 12345678, abcdefgh */
	BODY_MIN = 16,
};

/*
 * Words of examples. None is shorter than five letters: four come up by
 * chance in one key of some ten thousand. "fake" is not among them: a key
 * that is called so is still a key that somebody has put there.
 */
static const char *const words[] = {"changeme", "change_me", "change-me", "dummy", "example",
	"insert", "my_key", "placeholder", "redacted", "replace", "sample", "secret_key",
	"secretkey", "your-", "your_", "yourkey", "_here", "-here"};

/* Characters that no key has: dots, angle brackets, $ { } % … */
static bool is_foreign(char c)
{
	return !ascii_is_alnum(c) && c != '+' && c != '/' && c != '=' && c != '_' && c != '-' &&
	       c != ' ' && !(c >= '\t' && c <= '\r') && c != '"' && c != '\'' && c != '`';
}

static bool has_word(struct str payload)
{
	return str_has_any_nocase(payload, words, sizeof(words) / sizeof(words[0]));
}

static bool has_run(struct str payload)
{
	size_t same = 1;
	size_t counting = 1;

	for (size_t i = 1; i < payload.n; i++) {
		char before = payload.s[i - 1];
		char c = payload.s[i];

		same = c == before && (c == 'x' || c == 'X') ? same + 1 : 1;
		counting = c == before + 1 || (before == '9' && c == '0') ? counting + 1 : 1;
		if (same >= SAME_RUN || counting >= COUNTING_RUN) {
			return true;
		}
	}
	return false;
}

/* In small or in capital letters only; with digits short. */
static bool is_word(struct str text)
{
	bool upper = false;
	bool lower = false;
	bool digit = false;

	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_alnum(text.s[i])) {
			return false;
		}
		upper = upper || ascii_is_upper(text.s[i]);
		lower = lower || ascii_is_lower(text.s[i]);
		digit = digit || ascii_is_digit(text.s[i]);
	}
	return !(upper && lower) && !(digit && text.n >= BODY_MIN);
}

/* Is it a name such as key_of_the_user or OLD_KEY_2: words with separators? */
static bool is_name(struct str payload)
{
	size_t start = 0;

	for (size_t i = 0; i <= payload.n; i++) {
		if (i == payload.n || payload.s[i] == '_' || payload.s[i] == '-') {
			if (!is_word(str_slice(payload, start, i))) {
				return false;
			}
			start = i + 1;
		}
	}
	return str_find_byte(payload, '_') != SIZE_MAX || str_find_byte(payload, '-') != SIZE_MAX;
}

static bool has_few_characters(struct str payload)
{
	char other = payload.s[0];

	for (size_t i = 1; i < payload.n; i++) {
		if (payload.s[i] == payload.s[0] || payload.s[i] == other) {
			continue;
		}
		if (other != payload.s[0]) {
			return false;
		}
		other = payload.s[i];
	}
	return true;
}

bool keys_text_is_placeholder(struct str payload, size_t at_least)
{
	if (payload.n < at_least || payload.n == 0) {
		return true;
	}
	for (size_t i = 0; i < payload.n; i++) {
		if (is_foreign(payload.s[i])) {
			return true;
		}
	}
	return has_word(payload) || has_run(payload) || has_few_characters(payload) ||
	       is_name(payload);
}

bool keys_text_is_random(struct str text)
{
	bool upper = false;
	bool lower = false;
	bool digit = false;

	for (size_t i = 0; i < text.n; i++) {
		upper = upper || ascii_is_upper(text.s[i]);
		lower = lower || ascii_is_lower(text.s[i]);
		digit = digit || ascii_is_digit(text.s[i]);
	}
	return upper && lower && digit;
}

bool keys_text_has_body(struct str text)
{
	size_t run = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		run = ascii_is_alnum(c) || c == '+' || c == '/' ? run + 1 : 0;
		if (run >= BODY_MIN) {
			return true;
		}
	}
	return false;
}
