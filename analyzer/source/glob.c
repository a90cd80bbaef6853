#include "source/glob.h"

/* Is the byte in the named class? -1: there is no such class. C locale: not the user's. */
static int class_has(struct str name, unsigned char c)
{
	bool upper = c >= 'A' && c <= 'Z';
	bool lower = c >= 'a' && c <= 'z';
	bool digit = c >= '0' && c <= '9';
	bool graph = c > ' ' && c < 127;
	const struct {
		const char *name;
		bool has;
	} classes[] = {
		{"alnum", upper || lower || digit},
		{"alpha", upper || lower},
		{"blank", c == ' ' || c == '\t'},
		{"cntrl", c < ' ' || c == 127},
		{"digit", digit},
		{"graph", graph},
		{"lower", lower},
		{"print", graph || c == ' '},
		{"punct", graph && !upper && !lower && !digit},
		{"space", c == ' ' || (c >= '\t' && c <= '\r')},
		{"upper", upper},
		{"xdigit", digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')},
	};

	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		if (str_is(name, classes[i].name)) {
			return classes[i].has ? 1 : 0;
		}
	}
	return -1;
}

/* Reading position inside "[…]"; `bad` when the class is malformed. */
struct set {
	struct str pattern;
	size_t at;
	bool bad;
};

static bool set_has(const struct set *set, size_t ahead, char c)
{
	return set->at + ahead < set->pattern.n && set->pattern.s[set->at + ahead] == c;
}

/* Takes one member, which may be escaped. */
static unsigned char take_member(struct set *set)
{
	if (set_has(set, 0, '\\')) {
		set->at++;
	}
	if (set->at >= set->pattern.n) {
		set->bad = true;
		return 0;
	}
	return (unsigned char)set->pattern.s[set->at++];
}

/* Takes "[:name:]" if one stands here; a '[' without ":]" is an ordinary member. */
static bool take_class(struct set *set, unsigned char c, bool *in)
{
	size_t start = set->at + 2;
	size_t end = start;
	int has;

	if (!set_has(set, 0, '[') || !set_has(set, 1, ':')) {
		return false;
	}
	while (end < set->pattern.n && set->pattern.s[end] != ']') {
		end++;
	}
	if (end >= set->pattern.n) {
		set->bad = true;
		return true;
	}
	if (end == start || set->pattern.s[end - 1] != ':') {
		return false;
	}
	has = class_has(str_slice(set->pattern, start, end - 1), c);
	set->bad = has < 0;
	set->at = end + 1;
	*in = has > 0;
	return true;
}

/* Takes a member, a range or a named class: is c in it? */
static bool take_item(struct set *set, unsigned char c)
{
	bool in = false;
	unsigned char low;
	unsigned char high;

	if (take_class(set, c, &in)) {
		return in;
	}
	low = take_member(set);
	high = low;
	if (set_has(set, 0, '-') && set->at + 1 < set->pattern.n && !set_has(set, 1, ']')) {
		set->at++;
		high = take_member(set);
	}
	return low <= c && c <= high;
}

/* Matches the class at pattern[*at] against a byte and moves *at behind it. */
static bool match_set(struct str pattern, size_t *at, unsigned char c)
{
	struct set set = {pattern, *at + 1, false};
	bool negated = set_has(&set, 0, '!') || set_has(&set, 0, '^');
	bool found = false;
	bool first = true;

	set.at += negated ? 1 : 0;
	while (!set.bad && (first || !set_has(&set, 0, ']'))) {
		found = take_item(&set, c) || found;
		first = false;
	}
	*at = set.at + 1;
	return !set.bad && found != negated && c != '/';
}

/* Matches one byte of the text against the pattern's item and moves *at behind that. */
static bool match_one(struct str pattern, size_t *at, unsigned char c)
{
	char p = pattern.s[*at];

	if (p == '[') {
		return match_set(pattern, at, c);
	}
	if (p == '?') {
		*at += 1;
		return c != '/';
	}
	if (p == '\\') {
		*at += 1;
		if (*at == pattern.n) {
			return false;
		}
	}
	return (unsigned char)pattern.s[(*at)++] == c;
}

/* Where to go on when what follows a star does not match: one byte or folder further. */
struct retry {
	bool set;
	size_t pattern; /* behind the star, and behind its '/' when it spans folders */
	size_t text;
};

struct match {
	struct str pattern;
	struct str text;
	size_t p;
	size_t t;
	struct retry star; /* the last '*' of this folder */
	struct retry folders; /* the last "**" */
};

/* Length of "/" or "\/" at an offset, else 0. */
static size_t slash_at(struct str pattern, size_t at)
{
	if (at < pattern.n && pattern.s[at] == '/') {
		return 1;
	}
	return at + 1 < pattern.n && pattern.s[at] == '\\' && pattern.s[at + 1] == '/' ? 2 : 0;
}

/* Takes a run of stars; returns true when it ends the pattern and takes the rest of the text. */
static bool take_stars(struct match *m)
{
	size_t start = m->p;
	size_t slash;

	while (m->p < m->pattern.n && m->pattern.s[m->p] == '*') {
		m->p++;
	}
	slash = slash_at(m->pattern, m->p);
	if (m->p - start > 1 && (start == 0 || m->pattern.s[start - 1] == '/') &&
		(slash > 0 || m->p == m->pattern.n)) {
		m->p += slash;
		m->folders = (struct retry){true, m->p, m->t};
		m->star.set = false; /* a folder that matched once need not be tried again */
		return slash == 0;
	}
	m->star = (struct retry){true, m->p, m->t};
	return false;
}

/* Goes back to the last star and lets it take more; false when none can. */
static bool go_back(struct match *m)
{
	if (m->star.set && m->star.text < m->text.n && m->text.s[m->star.text] != '/') {
		m->p = m->star.pattern;
		m->t = ++m->star.text;
		return true;
	}
	m->star.set = false;
	while (m->folders.set && m->folders.text < m->text.n) {
		if (m->text.s[m->folders.text++] == '/') {
			m->p = m->folders.pattern;
			m->t = m->folders.text;
			return true;
		}
	}
	return false;
}

/*
 * Greedy with two places to go back to. Only the last '*' of a folder and the
 * last "**" need to be remembered: what stood before them has matched as
 * early as it can, so going back further cannot help.
 */
bool glob_match(struct str pattern, struct str text)
{
	struct match m = {.pattern = pattern, .text = text};

	for (;;) {
		if (m.p < pattern.n && pattern.s[m.p] == '*') {
			if (take_stars(&m)) {
				return true;
			}
			continue;
		}
		if (m.p == pattern.n && m.t == text.n) {
			return true;
		}
		if (m.p < pattern.n && m.t < text.n &&
			match_one(pattern, &m.p, (unsigned char)text.s[m.t])) {
			m.t++;
			continue;
		}
		if (!go_back(&m)) {
			return false;
		}
	}
}
