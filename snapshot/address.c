#include "snapshot/address.h"

#include <string.h>

#include "base/ascii.h"

enum { PHONE_MIN = 8, PHONE_MAX = 15 };

/* Bytes from 0x80 on are letters of other scripts. */
static bool is_letter(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

static bool is_local(char c)
{
	return is_letter(c) || ascii_is_digit(c) ||
	       (c != '\0' && strchr("._%+-!#$&'*=^~", c) != NULL);
}

static bool is_label(char c)
{
	return is_letter(c) || ascii_is_digit(c) || c == '-';
}

static size_t digits_end(struct str text, size_t at)
{
	while (at < text.n && ascii_is_digit(text.s[at])) {
		at++;
	}
	return at;
}

/* "5.2.3-canary.v1" is a version, "2x.png" the size of a picture. */
static bool is_other_name(struct str domain)
{
	size_t first = digits_end(domain, 0);
	size_t second;

	if (first == 0) {
		return false;
	}
	if (str_starts(str_slice(domain, first, domain.n), "x.")) {
		return true;
	}
	second = first < domain.n && domain.s[first] == '.' ? digits_end(domain, first + 1) : 0;
	return second > first + 1 && second < domain.n && domain.s[second] == '.';
}

/* Labels with dots between, the last of two letters or more. */
static bool is_domain(struct str text, size_t at)
{
	size_t from = at;
	size_t last = at;
	size_t dots = 0;

	while (at < text.n && (is_label(text.s[at]) || (text.s[at] == '.' && at > last))) {
		if (text.s[at] == '.') {
			if (at + 1 == text.n || !is_label(text.s[at + 1])) {
				break;
			}
			last = at + 1;
			dots++;
		}
		at++;
	}
	for (size_t i = last; i < at; i++) {
		if (!is_letter(text.s[i]) && !str_starts(str_slice(text, last, at), "xn--")) {
			return false;
		}
	}
	return dots > 0 && at - last >= 2 && !is_other_name(str_slice(text, from, at));
}

/* Does "scheme://" stand before, with nothing between that ends user info? */
static bool is_user_info(struct str text, size_t from)
{
	while (from > 0 && strchr("/?# \t\r\n\"'<>,;@", text.s[from - 1]) == NULL) {
		from--;
	}
	return from >= 3 && memcmp(text.s + from - 3, "://", 3) == 0;
}

bool address_is_email(struct str text)
{
	for (size_t at = 0; at < text.n; at++) {
		size_t from = at;

		if (text.s[at] != '@') {
			continue;
		}
		while (from > 0 && is_local(text.s[from - 1])) {
			from--;
		}
		if (from < at && is_domain(text, at + 1) && !is_user_info(text, from)) {
			return true;
		}
	}
	return false;
}

bool address_is_phone(struct str text)
{
	for (size_t at = 0; at < text.n; at++) {
		size_t end;

		if (text.s[at] != '+' || (at > 0 && ascii_is_alnum(text.s[at - 1]))) {
			continue;
		}
		end = digits_end(text, at + 1);
		if (end - at - 1 >= PHONE_MIN && end - at - 1 <= PHONE_MAX &&
			text.s[at + 1] != '0' && (end == text.n || !is_letter(text.s[end]))) {
			return true;
		}
	}
	return false;
}
