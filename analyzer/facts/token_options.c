#include "facts/named.h"
#include "facts/token.h"

/* What the options of a verification ask for, besides the clock tolerance. */

enum property token_option(
	const struct program *program, struct site options, const char *path, struct site *out)
{
	struct str rest = str_of(path);
	enum property found = PROPERTY_FOUND;

	*out = options;
	if (options.expr == ID_NONE) {
		return PROPERTY_ABSENT;
	}
	while (found == PROPERTY_FOUND && rest.n > 0) {
		found = program_find_property(program, *out, str_take(&rest, '.'), out);
	}
	return found;
}

/* The variable that an expression comes from, or is made of; "" none. */
static struct str variable_of(struct token_reading *r, struct site site)
{
	return token_source_of(r->collector, site).env;
}

/* undefined, as good as left out */
static bool is_nothing(const struct program *program, struct site site)
{
	struct value value = program_single(program, site);

	return value.kind == VALUE_NULL && !value.guessed;
}

/* Every string that an option may be or hold; VALUE only when all are known. */
static enum known read_list(struct token_reading *r, const char *path, str_vec *out)
{
	struct collector *collector = r->collector;
	named_vec found = {0};
	struct site option;
	enum property given = path == NULL
				      ? PROPERTY_ABSENT
				      : token_option(collector->program, r->options, path, &option);
	enum known known = KNOWN_VALUE;

	if (given != PROPERTY_FOUND) {
		return given == PROPERTY_ABSENT ? KNOWN_ABSENT : KNOWN_UNRESOLVED;
	}
	if (is_nothing(collector->program, option)) {
		return KNOWN_ABSENT;
	}
	if (token_list_is_filled(r, option)) {
		known = KNOWN_UNRESOLVED;
	}
	named_read(collector, option, r->scratch, &found);
	for (size_t i = 0; i < found.n; i++) {
		if (found.items[i].resolved) {
			vec_push(collector->arena, out,
				str_copy(collector->arena, found.items[i].text));
		} else {
			known = KNOWN_UNRESOLVED;
		}
	}
	return known;
}

static void read_issuer(struct token_reading *r)
{
	const char *path = r->library->names->issuer;
	str_vec issuers = {0};
	struct site option;

	r->fact.issuer_known = read_list(r, path, &issuers);
	if (r->fact.issuer_known == KNOWN_VALUE && issuers.n == 1) {
		r->fact.issuer = issuers.items[0];
	} else if (r->fact.issuer_known == KNOWN_VALUE) {
		r->fact.issuer_known = KNOWN_UNRESOLVED; /* one of several */
	}
	if (path != NULL &&
		token_option(r->collector->program, r->options, path, &option) == PROPERTY_FOUND) {
		r->fact.issuer_env = variable_of(r, option);
	}
}

/* verify(token, key, 'RS256') of Hono and of Workers */
static bool read_lone_algorithm(struct token_reading *r)
{
	const struct program *program = r->collector->program;
	struct site third;
	struct value value;

	if (r->library->key != 1 || r->library->options != 2) {
		return false;
	}
	third = program_argument(program, r->call, 2);
	value = third.expr == ID_NONE ? (struct value){.kind = VALUE_UNKNOWN}
				      : program_single(program, third);
	if (value.kind != VALUE_STRING || value.guessed) {
		return false;
	}
	vec_push(r->collector->arena, &r->fact.algorithms, value.text);
	r->fact.algorithms_known = KNOWN_VALUE;
	return true;
}

/* A switch: `ignoreExpiration: true`, or `exp: false`. */
static const char *switched(struct token_reading *r, const char *path, bool on)
{
	const struct program *program = r->collector->program;
	struct site option;
	struct value value;

	switch (token_option(program, r->options, path, &option)) {
	case PROPERTY_FOUND:
		value = program_single(program, option);
		if (value.kind == VALUE_NULL && !value.guessed) {
			return "no";
		}
		return value.kind != VALUE_BOOLEAN || value.guessed ? "unknown"
		       : (value.number != 0) == on                  ? "yes"
								    : "no";
	case PROPERTY_UNKNOWN:
		return "unknown";
	case PROPERTY_ABSENT:
		break;
	}
	return "no";
}

static void read_expiration(struct token_reading *r)
{
	const struct token_options *names = r->library->names;
	const char *answer = "no";

	if (r->library->act == TOKEN_CHECKS_SIGNATURE) {
		answer = "unknown"; /* the code may compare it */
	} else if (names->ignores != NULL) {
		answer = switched(r, names->ignores, true);
	} else if (names->checks != NULL) {
		answer = switched(r, names->checks, false);
	}
	r->fact.ignore_expiration = str_of(answer);
}

void token_read_options(struct token_reading *r)
{
	const struct token_options *names = r->library->names;

	if (!r->fact.verifies) {
		return;
	}
	read_expiration(r);
	read_issuer(r);
	r->fact.audience_known = read_list(r, names->audience, &r->fact.audience);
	if (!read_lone_algorithm(r)) {
		r->fact.algorithms_known = read_list(r, names->algorithms, &r->fact.algorithms);
	}
	r->fact.authorized_parties_known =
		read_list(r, names->parties, &r->fact.authorized_parties);
}
