#include "syntax/vocabulary.h"

#include <string.h>

const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);
const TSLanguage *tree_sitter_json(void);
const TSLanguage *tree_sitter_toml(void);
const TSLanguage *tree_sitter_yaml(void);

struct kind_name {
	const char *name;
	uint16_t kind;
	bool named;
	bool leaf;
};

static const struct kind_name kind_names[] = {
#define SYNTAX_KIND(id, name)  {name, id, true, false},
#define SYNTAX_TYPE(id, name)  {name, id, true, true},
#define SYNTAX_TOKEN(id, name) {name, id, false, false},
#include "syntax/kinds.def"
#undef SYNTAX_KIND
#undef SYNTAX_TYPE
#undef SYNTAX_TOKEN
};

static const char *const field_names[] = {
	[FIELD_NONE] = NULL,
#define SYNTAX_FIELD(id, name) [id] = name,
#include "syntax/fields.def"
#undef SYNTAX_FIELD
};

static const TSLanguage *language_of(enum syntax_language language)
{
	switch (language) {
	case SYNTAX_JAVASCRIPT:
		return tree_sitter_javascript();
	case SYNTAX_TYPESCRIPT:
		return tree_sitter_typescript();
	case SYNTAX_TSX:
		return tree_sitter_tsx();
	case SYNTAX_JSON:
		return tree_sitter_json();
	case SYNTAX_TOML:
		return tree_sitter_toml();
	case SYNTAX_YAML:
		return tree_sitter_yaml();
	case SYNTAX_VUE:
	case SYNTAX_SVELTE:
	case SYNTAX_ASTRO:
	case SYNTAX_HTML:
	case SYNTAX_NONE:
		break;
	}
	return NULL;
}

static void map_symbols(struct vocabulary *vocabulary)
{
	const TSLanguage *language = vocabulary->language;

	for (TSSymbol symbol = 0; symbol < vocabulary->symbol_count; symbol++) {
		const char *name = ts_language_symbol_name(language, symbol);
		TSSymbolType type = ts_language_symbol_type(language, symbol);

		if (name == NULL || type == TSSymbolTypeAuxiliary) {
			continue;
		}
		for (size_t i = 0; i < sizeof(kind_names) / sizeof(kind_names[0]); i++) {
			if (kind_names[i].named == (type == TSSymbolTypeRegular) &&
				strcmp(kind_names[i].name, name) == 0) {
				vocabulary->kinds[symbol] = kind_names[i].kind;
				vocabulary->leaves[symbol] = kind_names[i].leaf;
				break;
			}
		}
	}
	vocabulary->comment = ts_language_symbol_for_name(language, "comment", 7, true);
	vocabulary->html_comment = ts_language_symbol_for_name(language, "html_comment", 12, true);
}

const struct vocabulary *vocabulary_of(struct syntax_parser *parser, enum syntax_language language)
{
	struct vocabulary *vocabulary = &parser->vocabularies[language];
	uint32_t field_count;

	if (vocabulary->language != NULL) {
		return vocabulary;
	}
	vocabulary->language = language_of(language);
	vocabulary->symbol_count = ts_language_symbol_count(vocabulary->language);
	vocabulary->kinds = arena_array(&parser->arena, vocabulary->symbol_count, sizeof(uint16_t));
	vocabulary->leaves = arena_array(&parser->arena, vocabulary->symbol_count, sizeof(bool));
	map_symbols(vocabulary);
	field_count = ts_language_field_count(vocabulary->language);
	vocabulary->fields = arena_array(&parser->arena, field_count + 1, sizeof(uint8_t));
	for (TSFieldId field = 1; field <= field_count; field++) {
		const char *name = ts_language_field_name_for_id(vocabulary->language, field);

		for (uint8_t i = FIELD_NONE + 1; i < FIELD_COUNT; i++) {
			if (name != NULL && strcmp(field_names[i], name) == 0) {
				vocabulary->fields[field] = i;
			}
		}
	}
	return vocabulary;
}
