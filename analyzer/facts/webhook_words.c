#include "facts/webhook.h"

/* What calls do, by the words in their callees: no package's types are known. */

bool webhook_is_preparing(struct str callee)
{
	static const char *const words[] = {
		"header", "body", "secret", "config", "env", "limit", "buffer"};
	static const char *const anywhere[] = {"secret", "ratelimit", "limiter", "throttle"};

	return str_has_any_nocase(
		       str_last_part(callee, '.'), words, sizeof(words) / sizeof(words[0])) ||
	       str_has_any_nocase(callee, anywhere, sizeof(anywhere) / sizeof(anywhere[0]));
}

bool webhook_is_reading(struct str callee)
{
	static const char *const names[] = {"headers", "cookies", "text", "json", "arrayBuffer",
		"formData", "blob", "draftMode", "connection", "clone"};
	static const char *const words[] = {"verify", "signature"};
	struct str last = str_last_part(callee, '.');

	return str_in(last, names, sizeof(names) / sizeof(names[0])) ||
	       webhook_is_preparing(callee) || str_has(callee, "subtle.") ||
	       str_has_any_nocase(last, words, sizeof(words) / sizeof(words[0]));
}

struct work_word {
	const char *part; /* anywhere in the callee's text, case ignored */
	const char *kind;
};

/* The first that fits. */
static const struct work_word work_words[] = {
	{"inngest", "queue"},
	{"queue", "queue"},
	{"enqueue", "queue"},
	{"publish", "queue"},
	{".trigger", "queue"},
	{"schedule", "queue"},
	{"resend", "mail"},
	{"sendemail", "mail"},
	{"sendmail", "mail"},
	{"sendwelcome", "mail"},
	{"mailer", "mail"},
	{"postmark", "mail"},
	{"sendgrid", "mail"},
	{"sgmail", "mail"},
	{"openai", "llm"},
	{"anthropic", "llm"},
	{"generatetext", "llm"},
	{"completions", "llm"},
	{"prisma", "database"},
	{"supabase", "database"},
	{"drizzle", "database"},
	{"mongoose", "database"},
	{"db.", "database"},
	{".insert", "database"},
	{".upsert", "database"},
	{".findone", "database"},
	{".findunique", "database"},
};

static bool is_http(struct str callee)
{
	static const char *const names[] = {"fetch", "$fetch", "ofetch", "axios", "got", "ky",
		"axios.get", "axios.post", "axios.put", "axios.request", "got.post", "ky.post"};

	return str_in(callee, names, sizeof(names) / sizeof(names[0]));
}

const char *webhook_work_kind(struct str callee)
{
	if (is_http(callee)) {
		return "http";
	}
	for (size_t i = 0; i < sizeof(work_words) / sizeof(work_words[0]); i++) {
		if (str_has_nocase(callee, work_words[i].part)) {
			return work_words[i].kind;
		}
	}
	return "other";
}

const char *webhook_write_kind(struct str method)
{
	static const struct {
		const char *name;
		const char *kind;
	} table[] = {
		{"create", "create"},
		{"createMany", "create"},
		{"createManyAndReturn", "create"},
		{"insert", "create"},
		{"insertInto", "create"}, /* Kysely */
		{"insertOne", "create"},
		{"insertMany", "create"},
		{"upsert", "upsert"},
		{"findOrCreate", "upsert"}, /* Sequelize */
		{"onConflict", "upsert"}, /* Knex, Kysely */
		{"onConflictDoUpdate", "upsert"},
		{"onConflictDoNothing", "upsert"},
		{"onDuplicateKeyUpdate", "upsert"},
		{"findOneAndUpdate", "update"},
		{"findByIdAndUpdate", "update"},
		{"update", "update"},
		{"updateOne", "update"},
		{"updateMany", "update"},
		{"updateTable", "update"}, /* Kysely */
		{"replaceOne", "update"},
		{"findOneAndReplace", "update"},
		{"patch", "update"}, /* Convex */
		{"delete", "delete"},
		{"deleteOne", "delete"},
		{"deleteMany", "delete"},
		{"deleteFrom", "delete"}, /* Kysely */
		{"destroy", "delete"}, /* Sequelize */
		{"findByIdAndDelete", "delete"},
		{"findOneAndDelete", "delete"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(method, table[i].name)) {
			return table[i].kind;
		}
	}
	return NULL;
}
