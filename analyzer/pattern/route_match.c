#include "base/ascii.h"
#include "pattern/pattern_internal.h"

/*
 * A route with dynamic segments stands for many paths. Whether a pattern
 * matches all of them is decided on samples: ordinary values, awkward ones
 * (dots, spaces, long), and the pattern's own words, which are the values
 * that it can treat differently from others.
 */
enum {
	PIECES_MAX = 24,
	DYNAMIC_MAX = 6,
	CHOICES_MAX = 2500,
};

enum piece_kind {
	PIECE_TEXT,
	PIECE_ONE, /* :name */
	PIECE_MAYBE, /* :name? */
	PIECE_SOME, /* :name+ */
	PIECE_ANY, /* :name* or a bare * */
};

struct piece {
	enum piece_kind kind;
	struct str text; /* of PIECE_TEXT */
};

struct route_path {
	struct piece pieces[PIECES_MAX];
	size_t n;
	size_t dynamic;
	bool unknown; /* holds what this file cannot read */
};

struct tally {
	const struct pattern *pattern;
	const struct route_path *path;
	struct buf text; /* of the path under test */
	bool yes;
	bool no;
	bool limit;
};

/* How a sample is put into a segment that may hold several or none. */
enum form {
	FORM_ALONE,
	FORM_LAST,
	FORM_FIRST,
	FORM_EMPTY,
	FORM_COUNT,
};

static bool is_name(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

static size_t name_end(struct str path, size_t at)
{
	while (at < path.n && is_name(path.s[at])) {
		at++;
	}
	return at;
}

/* Returns the offset of the next ':' or '*', or the path's length. */
static size_t next_dynamic(struct str path, size_t at)
{
	while (at < path.n && path.s[at] != ':' && path.s[at] != '*') {
		at++;
	}
	return at;
}

static void add_piece(struct route_path *out, enum piece_kind kind, struct str text)
{
	if (out->n == PIECES_MAX || (kind != PIECE_TEXT && ++out->dynamic > DYNAMIC_MAX)) {
		out->unknown = true;
		return;
	}
	out->pieces[out->n++] = (struct piece){kind, text};
}

static enum piece_kind kind_of_modifier(char modifier)
{
	return modifier == '*' ? PIECE_ANY : modifier == '+' ? PIECE_SOME : PIECE_MAYBE;
}

/* Reads the dynamic piece at an offset; returns the offset behind it. */
static size_t read_dynamic(struct route_path *out, struct str path, size_t at)
{
	size_t end;

	if (path.s[at] == '*') {
		add_piece(out, PIECE_ANY, STR_NONE);
		return at + 1;
	}
	end = name_end(path, at + 1);
	if (end == at + 1) {
		out->unknown = true;
		return end;
	}
	if (end < path.n && str_find_byte(STR("*+?"), path.s[end]) != SIZE_MAX) {
		add_piece(out, kind_of_modifier(path.s[end]), STR_NONE);
		return end + 1;
	}
	add_piece(out, PIECE_ONE, STR_NONE);
	return end;
}

static void read_path(struct str path, struct route_path *out)
{
	size_t at = 0;

	for (size_t i = 0; i < path.n; i++) {
		out->unknown =
			out->unknown || str_find_byte(STR("(){}[]\\|"), path.s[i]) != SIZE_MAX;
	}
	while (at < path.n) {
		size_t end = next_dynamic(path, at);

		if (end > at) {
			add_piece(out, PIECE_TEXT, str_slice(path, at, end));
		}
		at = end < path.n ? read_dynamic(out, path, end) : end;
	}
}

/* Can no path that begins like this match? Only told of anchored patterns. */
static bool is_excluded(const struct pattern *pattern, struct str prefix)
{
	pcre2_match_data *match;
	uint32_t options = 0;
	int result;

	pcre2_pattern_info(pattern->code, PCRE2_INFO_ALLOPTIONS, &options);
	if ((options & PCRE2_ANCHORED) == 0 || prefix.n == 0) {
		return false;
	}
	match = pcre2_match_data_create_from_pattern(pattern->code, NULL);
	result = pcre2_match(pattern->code, (PCRE2_SPTR)prefix.s, prefix.n, 0, PCRE2_PARTIAL_HARD,
		match, pattern->limits);
	pcre2_match_data_free(match);
	return result == PCRE2_ERROR_NOMATCH;
}

/* The text that every path begins with; an empty segment takes its slash along. */
static struct str fixed_prefix(const struct route_path *path)
{
	struct str prefix = path->pieces[0].kind == PIECE_TEXT ? path->pieces[0].text : STR("");

	if (str_ends(prefix, "/")) {
		prefix.n--;
	}
	return prefix;
}

static void add_value(struct buf *out, enum piece_kind kind, struct str value, enum form form)
{
	bool many = kind == PIECE_SOME || kind == PIECE_ANY;

	if (form == FORM_EMPTY && (kind == PIECE_ANY || kind == PIECE_MAYBE)) {
		if (out->n > 0 && out->s[out->n - 1] == '/') {
			out->n--;
		}
		return;
	}
	if (many && form == FORM_LAST) {
		buf_add_z(out, "x/");
	}
	buf_add(out, value);
	if (many && form == FORM_FIRST) {
		buf_add_z(out, "/x");
	}
}

static void count_answer(struct tally *tally)
{
	size_t start = 0;
	size_t end = 0;
	enum pattern_answer answer;

	if (tally->text.n == 0) {
		buf_add_byte(&tally->text, '/');
	}
	answer = pattern_search(tally->pattern, buf_str(&tally->text), 0, &start, &end);
	tally->yes = tally->yes || answer == PATTERN_YES;
	tally->no = tally->no || answer == PATTERN_NO;
	tally->limit = tally->limit || answer == PATTERN_LIMIT;
}

/* Tries the path with the value in one dynamic piece, or in all for SIZE_MAX. */
static void try_one(struct tally *tally, struct str value, enum form form, size_t only)
{
	const struct route_path *path = tally->path;
	size_t dynamic = 0;

	tally->text.n = 0;
	for (size_t i = 0; i < path->n; i++) {
		const struct piece *piece = &path->pieces[i];

		if (piece->kind == PIECE_TEXT) {
			buf_add(&tally->text, piece->text);
		} else {
			bool chosen = only == SIZE_MAX || only == dynamic;

			add_value(&tally->text, piece->kind, chosen ? value : STR("x"),
				chosen ? form : FORM_ALONE);
			dynamic++;
		}
	}
	count_answer(tally);
}

static bool is_mixed(const struct tally *tally)
{
	return tally->limit || (tally->yes && tally->no);
}

static void try_value(struct tally *tally, struct str value)
{
	for (enum form form = FORM_ALONE; form < FORM_COUNT; form++) {
		try_one(tally, value, form, SIZE_MAX);
		for (size_t i = 0; tally->path->dynamic > 1 && i < tally->path->dynamic; i++) {
			if (is_mixed(tally)) {
				return;
			}
			try_one(tally, value, form, i);
		}
	}
}

static void try_ordinary(struct tally *tally)
{
	static const char *const values[] = {"x", "0", "42", "1234567890", "Ab-c_9~", "x.y",
		".well-known", "index.html", "user_2fAkEfAkEfAkE",
		"00000000-0000-4000-8000-000000000000", "\xc3\xa9", "a b", "a,b;c=d@e", "-", "_"};
	char run[301];

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]) && !is_mixed(tally); i++) {
		try_value(tally, str_of(values[i]));
	}
	for (size_t i = 0; i < sizeof(run); i++) {
		run[i] = 'a';
	}
	try_value(tally, (struct str){run, sizeof(run)});
}

/* Tries a word of the pattern alone and as beginning, end and extension. */
static void try_word(struct tally *tally, struct str word)
{
	static const char *const before[] = {"", "x", "x.", ""};
	static const char *const behind[] = {"", "", "", "x"};
	struct buf value = {0};

	for (size_t i = 0; i < 4 && !is_mixed(tally); i++) {
		value.n = 0;
		buf_add_z(&value, before[i]);
		buf_add(&value, word);
		buf_add_z(&value, behind[i]);
		try_value(tally, buf_str(&value));
	}
	buf_finish(&value);
}

/* Tries one choice of words: digits of `choice` to the base words + 1. */
static void try_choice(struct tally *tally, size_t choice)
{
	const str_vec *words = &tally->pattern->words;

	tally->text.n = 0;
	for (size_t i = 0; i < tally->path->n; i++) {
		const struct piece *piece = &tally->path->pieces[i];
		size_t word = choice % (words->n + 1);

		if (piece->kind == PIECE_TEXT) {
			buf_add(&tally->text, piece->text);
			continue;
		}
		buf_add(&tally->text, word == words->n ? STR("x") : words->items[word]);
		choice /= words->n + 1;
	}
	count_answer(tally);
}

/*
 * Nothing has matched so far. Is that so for every path? Segment by segment a
 * plain pattern asks for its words or for nothing, so all choices are tried.
 */
static bool matches_never(struct tally *tally)
{
	size_t choices = 1;

	for (size_t i = 0; i < tally->path->n; i++) {
		enum piece_kind kind = tally->path->pieces[i].kind;

		if (kind != PIECE_TEXT && kind != PIECE_ONE) {
			return false;
		}
		choices *= kind == PIECE_TEXT ? 1 : tally->pattern->words.n + 1;
		if (choices > CHOICES_MAX) {
			return false;
		}
	}
	for (size_t i = 0; i < choices && !is_mixed(tally); i++) {
		try_choice(tally, i);
	}
	return !is_mixed(tally);
}

static enum pattern_answer judge(struct tally *tally)
{
	if (!is_mixed(tally) && tally->yes) {
		return PATTERN_YES;
	}
	if (!is_mixed(tally) && tally->pattern->plain && matches_never(tally)) {
		return PATTERN_NO;
	}
	return PATTERN_LIMIT;
}

static enum pattern_answer match_samples(
	const struct pattern *pattern, const struct route_path *path)
{
	struct tally tally = {.pattern = pattern, .path = path};
	enum pattern_answer answer;

	try_ordinary(&tally);
	for (size_t i = 0; i < pattern->words.n && !is_mixed(&tally); i++) {
		try_word(&tally, pattern->words.items[i]);
	}
	answer = judge(&tally);
	buf_finish(&tally.text);
	return answer;
}

enum pattern_answer pattern_route_matches(const struct pattern *pattern, struct str path)
{
	struct route_path read = {0};
	size_t start = 0;
	size_t end = 0;

	if (next_dynamic(path, 0) == path.n) {
		return pattern_search(pattern, path, 0, &start, &end);
	}
	read_path(path, &read);
	if (is_excluded(pattern, fixed_prefix(&read))) {
		return PATTERN_NO;
	}
	return read.unknown ? PATTERN_LIMIT : match_samples(pattern, &read);
}
