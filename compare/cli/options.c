#include "compare/cli/options.h"

#include <string.h>

#include "compare/match.h"

struct parser {
	struct arena *arena;
	const struct option *const *groups;
	int argc;
	char *const *argv;
	int next; /* index of the next argument */
	struct options *out;
	struct str *error;
};

static const struct option *find_long(const struct option *const *groups, struct str name)
{
	for (size_t g = 0; groups[g] != NULL; g++) {
		for (const struct option *o = groups[g]; o->name != NULL; o++) {
			if (str_is(name, o->name)) {
				return o;
			}
		}
	}
	return NULL;
}

static const struct option *find_letter(const struct option *const *groups, char letter)
{
	for (size_t g = 0; groups[g] != NULL; g++) {
		for (const struct option *o = groups[g]; o->name != NULL; o++) {
			if (o->letter == letter) {
				return o;
			}
		}
	}
	return NULL;
}

/* What a name was probably meant to be: one that it begins, else the nearest by letters. */
static unsigned distance_to(const struct option *option, struct str name)
{
	struct str full = str_of(option->name);

	if (name.n >= 2 && str_equal(str_slice(full, 0, name.n), name)) {
		return 0;
	}
	return match_distance(name, full);
}

static const struct option *find_nearest(const struct option *const *groups, struct str name)
{
	const struct option *best = NULL;
	unsigned least = DISTANCE_FAR;

	for (size_t g = 0; groups[g] != NULL; g++) {
		for (const struct option *o = groups[g]; o->name != NULL; o++) {
			unsigned distance = distance_to(o, name);

			if (distance < least) {
				least = distance;
				best = o;
			}
		}
	}
	return best;
}

static bool fail(struct parser *parser, struct str error)
{
	*parser->error = error;
	return false;
}

static bool fail_unknown(struct parser *parser, struct str name)
{
	const struct option *near = find_nearest(parser->groups, name);

	if (near == NULL) {
		return fail(parser,
			str_format(parser->arena, "unknown option: '--%.*s'", STR_ARGS(name)));
	}
	return fail(
		parser, str_format(parser->arena, "unknown option: '--%.*s': did you mean --%s?",
				STR_ARGS(name), near->name));
}

static bool use(struct parser *parser, const struct option *option, const char *value)
{
	if (!option->repeats && options_has(parser->out, option->name)) {
		return fail(parser,
			str_format(parser->arena, "option given twice: '--%s'", option->name));
	}
	vec_push(parser->arena, &parser->out->uses, (struct option_use){option, value});
	return true;
}

/* The value as the option's table spells it, in any case; as it is where any may be; or NULL. */
static const char *known_value(const struct option *option, const char *value)
{
	const char *word = value;

	for (size_t i = 0; option->word != NULL; i++) {
		word = option->word(i);
		if (word == NULL || str_is_nocase(str_of(value), word)) {
			break;
		}
	}
	return word;
}

/* "auto, always or never" */
static struct str list_words(struct arena *arena, const struct option *option)
{
	struct str list = STR("");

	for (size_t i = 0; option->word(i) != NULL; i++) {
		const char *last = option->word(i + 1) == NULL ? " or " : ", ";

		list = str_format(
			arena, "%.*s%s%s", STR_ARGS(list), i > 0 ? last : "", option->word(i));
	}
	return list;
}

/* Uses the option with `attached` ("=value") or the next argument as its value. */
static bool use_value(struct parser *parser, const struct option *option, const char *attached)
{
	if (attached == NULL && parser->next < parser->argc) {
		attached = parser->argv[parser->next++];
	}
	if (attached == NULL) {
		return fail(parser, str_format(parser->arena, "option needs a value: '--%s %s'",
					    option->name, option->value));
	}
	const char *value = known_value(option, attached);
	if (value == NULL) {
		struct str words = list_words(parser->arena, option);

		return fail(
			parser, str_format(parser->arena, "unknown value: '%s': --%s takes %.*s",
					attached, option->name, STR_ARGS(words)));
	}
	return use(parser, option, value);
}

static bool parse_long(struct parser *parser, const char *argument)
{
	const char *equals = strchr(argument, '=');
	struct str name = {
		argument, equals == NULL ? strlen(argument) : (size_t)(equals - argument)};
	const struct option *option = find_long(parser->groups, name);

	if (option == NULL) {
		return fail_unknown(parser, name);
	}
	if (option->value != NULL) {
		return use_value(parser, option, equals == NULL ? NULL : equals + 1);
	}
	if (equals != NULL) {
		return fail(parser,
			str_format(parser->arena, "option takes no value: '--%s'", option->name));
	}
	return use(parser, option, NULL);
}

static bool parse_letters(struct parser *parser, const char *letters)
{
	for (const char *l = letters; *l != '\0'; l++) {
		const struct option *option = find_letter(parser->groups, *l);

		if (option == NULL) {
			return fail(parser,
				str_format(parser->arena, "unknown option: '-%s'", letters));
		}
		if (option->value != NULL) {
			return use_value(parser, option, l[1] == '\0' ? NULL : l + 1);
		}
		if (!use(parser, option, NULL)) {
			return false;
		}
	}
	return true;
}

static bool parse_argument(struct parser *parser, const char *argument)
{
	if (argument[0] != '-' || argument[1] == '\0') {
		vec_push(parser->arena, &parser->out->operands, argument);
		return true;
	}
	return argument[1] == '-' ? parse_long(parser, argument + 2)
				  : parse_letters(parser, argument + 1);
}

bool options_parse(struct arena *arena, const struct option *const *groups, int argc,
	char *const *argv, struct options *out, struct str *error)
{
	*out = (struct options){0};
	struct parser parser = {arena, groups, argc, argv, 0, out, error};
	bool operands_only = false;
	while (parser.next < argc) {
		const char *argument = argv[parser.next++];

		if (operands_only) {
			vec_push(arena, &out->operands, argument);
		} else if (strcmp(argument, "--") == 0) {
			operands_only = true;
		} else if (!parse_argument(&parser, argument)) {
			return false;
		}
	}
	return true;
}

static const struct option_use *find_use(const struct options *options, const char *name)
{
	for (size_t i = 0; i < options->uses.n; i++) {
		if (strcmp(options->uses.items[i].option->name, name) == 0) {
			return &options->uses.items[i];
		}
	}
	return NULL;
}

bool options_has(const struct options *options, const char *name)
{
	return find_use(options, name) != NULL;
}

const char *options_value(const struct options *options, const char *name)
{
	const struct option_use *found = find_use(options, name);

	return found == NULL ? NULL : found->value;
}

bool options_number(const char *text, uint32_t most, uint32_t *out)
{
	uint32_t number = 0;

	for (const char *c = text; *c != '\0'; c++) {
		if (*c < '0' || *c > '9') {
			return false;
		}
		uint32_t digit = (uint32_t)(*c - '0');
		if (number > (most - digit) / 10) {
			return false;
		}
		number = number * 10 + digit;
	}
	if (text[0] == '\0') {
		return false;
	}
	*out = number;
	return true;
}
