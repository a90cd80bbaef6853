#include "facts/webhook.h"

/* What calls do, by the words in their callees: no package's types are known. */

/* The last part of a callee: "verify" of "wh.verify". */
static struct str last_part(struct str text)
{
	size_t dot = str_find_last_byte(text, '.');

	return dot == SIZE_MAX ? text : str_slice(text, dot + 1, text.n);
}

static bool has_one(struct str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_has_nocase(text, words[i])) {
			return true;
		}
	}
	return false;
}

bool webhook_is_preparing(struct str callee)
{
	static const char *const words[] = {
		"header", "body", "secret", "config", "env", "limit", "buffer"};
	static const char *const anywhere[] = {"secret", "ratelimit", "limiter", "throttle"};

	return has_one(last_part(callee), words, sizeof(words) / sizeof(words[0])) ||
	       has_one(callee, anywhere, sizeof(anywhere) / sizeof(anywhere[0]));
}

bool webhook_is_reading(struct str callee)
{
	static const char *const names[] = {"headers", "cookies", "text", "json", "arrayBuffer",
		"formData", "blob", "draftMode", "connection", "clone"};
	static const char *const words[] = {"verify", "signature"};
	struct str last = last_part(callee);

	return str_in(last, names, sizeof(names) / sizeof(names[0])) ||
	       webhook_is_preparing(callee) || str_has(callee, "subtle.") ||
	       has_one(last, words, sizeof(words) / sizeof(words[0]));
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
		{"insert", "create"},
		{"insertOne", "create"},
		{"insertMany", "create"},
		{"upsert", "upsert"},
		{"onConflictDoUpdate", "upsert"},
		{"onConflictDoNothing", "upsert"},
		{"findOneAndUpdate", "update"},
		{"findByIdAndUpdate", "update"},
		{"update", "update"},
		{"updateOne", "update"},
		{"updateMany", "update"},
		{"patch", "update"}, /* Convex */
		{"delete", "delete"},
		{"deleteOne", "delete"},
		{"deleteMany", "delete"},
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
