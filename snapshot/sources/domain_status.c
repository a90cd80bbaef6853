#include "snapshot/plain.h"
#include "snapshot/sources/sources.h"

/*
 * How far each domain is set up: GET …/domains/{id}/status of the Platform
 * API, one document or a map of them by domain id or name, and for the
 * primary domain the report of `clerk deploy status`. Shapes:
 * clerk/openapi-specs platform/beta.yml, clerk/cli
 * packages/cli-core/src/commands/deploy/status.ts.
 */
enum { MAX_KEY = 80 };

static struct answer absent(struct str reason)
{
	return (struct answer){ANSWER_ABSENT, .reason = reason};
}

/* The entry, unless it is an error answer. */
static struct answer entry_answer(struct reader *reader, const struct json *body, struct str path)
{
	struct str code = slots_error_code(reader->arena, body);

	if (!str_absent(code)) {
		return absent(str_format(
			reader->arena, "%.*s answered '%.*s'", STR_ARGS(path), STR_ARGS(code)));
	}
	return (struct answer){ANSWER_KNOWN, body, .path = path};
}

static struct str entry_path(struct reader *reader, const struct json *entry)
{
	return str_format(reader->arena, "%.*s.%.*s",
		STR_ARGS(reader->part->sources[SLOT_DOMAIN_STATUS].path),
		STR_ARGS(plain_text(reader->arena, entry->key, MAX_KEY)));
}

static bool is_of(const struct json *entry, const struct instance_domain *domain)
{
	return (domain->id.n > 0 && str_equal(entry->key, domain->id)) ||
	       (domain->name.n > 0 && str_equal(entry->key, domain->name));
}

/* The domain's status; one lone document is taken for the primary's. NULL: the primary, unlisted.
 */
static struct answer find_status(struct reader *reader, const struct instance_domain *domain)
{
	struct answer slot = answer_of_type(reader, SLOT_DOMAIN_STATUS, "", JSON_OBJECT);
	bool primary = domain == NULL || domain == instance_primary_domain(reader->instance);

	if (slot.state != ANSWER_KNOWN) {
		return slot;
	}
	if (platform_is_domain_status(slot.value)) {
		return primary ? slot : absent(STR("platform.domain_status is another domain's"));
	}
	if (domain == NULL && slot.value->count == 1) {
		return entry_answer(
			reader, slot.value->first, entry_path(reader, slot.value->first));
	}
	json_each (entry, slot.value) {
		if (domain != NULL && is_of(entry, domain)) {
			return entry_answer(reader, entry, entry_path(reader, entry));
		}
	}
	return absent(
		domain == NULL
			? STR("platform.domain_status has none that is clearly the"
			      " primary domain's")
			: str_format(reader->arena,
				  "platform.domain_status has none of domain '%.*s'",
				  STR_ARGS(plain_text(reader->arena, domain->name, MAX_KEY))));
}

/* `part`.`key` of a status, such as "mail" "status"; `part` NULL: of the status itself. */
static struct answer status_member(struct reader *reader, struct answer status, const char *part,
	const char *key, enum json_type type)
{
	struct answer answer = status;

	if (answer.state == ANSWER_KNOWN && part != NULL) {
		answer = answer_member(
			reader, (struct source){answer.value, answer.path}, part, JSON_OBJECT);
	}
	if (answer.state == ANSWER_KNOWN) {
		answer = answer_member(
			reader, (struct source){answer.value, answer.path}, key, type);
	}
	answer.yes = answer.state == ANSWER_KNOWN && type == JSON_BOOL && answer.value->boolean;
	return answer;
}

/* Is the report of the deployment about this domain? It names one, or none yet. */
static bool is_deployed(struct reader *reader, const struct instance_domain *domain)
{
	struct answer name = answer_string(reader, SLOT_DEPLOY_STATUS, "domain");

	if (domain == NULL || name.state != ANSWER_KNOWN) {
		return domain == NULL || domain == instance_primary_domain(reader->instance);
	}
	return str_equal(name.value->string, domain->name);
}

/* The word for one part: of the status, else of the report ("dns", "ssl", "mail"). */
static struct answer status_word(struct reader *reader, struct answer status,
	const struct instance_domain *domain, const char *part)
{
	struct str key = str_format(reader->arena, "domainStatus.%s", part);
	struct answer answers[2] = {
		status_member(reader, status, part, "status", JSON_STRING),
		absent(STR("")),
	};

	if (is_deployed(reader, domain)) {
		answers[1] = answer_string(reader, SLOT_DEPLOY_STATUS, key.s);
	}
	return answer_first(reader, answers, 2);
}

static struct field_bool required(struct reader *reader, struct answer status, const char *part)
{
	struct answer answer = status_member(reader, status, part, "required", JSON_BOOL);

	return answer_field_bool(answer_first(reader, &answer, 1));
}

/* One CNAME of dns.cnames; false when it is not understood. */
static bool read_record(struct reader *reader, struct source record, struct instance_domain *domain)
{
	struct answer verified = answer_member(reader, record, "verified", JSON_BOOL);
	struct answer needed = answer_member(reader, record, "required", JSON_BOOL);
	struct answer from = answer_member(reader, record, "from", JSON_STRING);

	if (verified.state != ANSWER_KNOWN || needed.state != ANSWER_KNOWN ||
		from.state != ANSWER_KNOWN) {
		return false;
	}
	if (verified.value->boolean) {
		vec_push(reader->arena, &domain->verified, from.value->string);
	} else if (needed.value->boolean) {
		vec_push(reader->arena, &domain->unverified, from.value->string);
	}
	return true;
}

static void read_records(
	struct reader *reader, struct answer status, struct instance_domain *domain)
{
	struct answer records = status_member(reader, status, "dns", "cnames", JSON_OBJECT);

	if (records.state == ANSWER_KNOWN && records.value->count > DOMAIN_RECORDS) {
		records = answer_bad(reader, records, "holds more than 100 records");
	}
	domain->unverified.path = records.path;
	domain->unverified.reason = records.reason;
	if (records.state != ANSWER_KNOWN) {
		return;
	}
	domain->unverified.known = true;
	json_each (entry, records.value) {
		struct str path = str_format(reader->arena, "%.*s.%.*s", STR_ARGS(records.path),
			STR_ARGS(plain_text(reader->arena, entry->key, MAX_KEY)));

		if (entry->type != JSON_NULL &&
			!read_record(reader, (struct source){entry, path}, domain)) {
			domain->unverified.known = false;
			domain->unverified.reason =
				str_format(reader->arena, "%.*s is not understood", STR_ARGS(path));
		}
	}
}

/* The report lists what does not resolve yet; that it lists nothing says nothing. */
static void read_pending(struct reader *reader, struct instance_domain *domain)
{
	struct answer list =
		answer_of_type(reader, SLOT_DEPLOY_STATUS, "pendingDnsRecords", JSON_ARRAY);
	bool good = list.state == ANSWER_KNOWN && list.value->count > 0 &&
		    list.value->count <= DOMAIN_RECORDS;

	json_each (record, good ? list.value : NULL) {
		good = good && json_is(json_get(record, "host"), JSON_STRING);
	}
	if (!good) {
		return;
	}
	domain->unverified.known = true;
	domain->unverified.path = list.path;
	domain->unverified.reason = STR_NONE;
	json_each (record, list.value) {
		vec_push(reader->arena, &domain->unverified, json_string(json_get(record, "host")));
	}
}

static struct field_str word(struct reader *reader, struct answer status,
	const struct instance_domain *domain, const char *part)
{
	return answer_field_str(status_word(reader, status, domain, part));
}

void domain_status_read(struct reader *reader, struct instance_domain *domain)
{
	struct answer status = find_status(reader, domain);
	struct answer whole = status_member(reader, status, NULL, "status", JSON_STRING);
	struct answer proxy = status_member(reader, status, "proxy", "status", JSON_STRING);

	domain->status = answer_field_str(answer_first(reader, &whole, 1));
	domain->dns = word(reader, status, domain, "dns");
	domain->ssl = word(reader, status, domain, "ssl");
	domain->ssl_required = required(reader, status, "ssl");
	domain->mail = word(reader, status, domain, "mail");
	domain->mail_required = required(reader, status, "mail");
	domain->proxy = answer_field_str(answer_first(reader, &proxy, 1));
	domain->proxy_required = required(reader, status, "proxy");
	read_records(reader, status, domain);
	if (status.state == ANSWER_ABSENT && is_deployed(reader, domain)) {
		read_pending(reader, domain);
	}
}

/* The primary domain's, or the only status there is where no domain is listed. */
struct answer domain_status_mail(struct reader *reader)
{
	return status_member(reader, find_status(reader, instance_primary_domain(reader->instance)),
		"mail", "status", JSON_STRING);
}

struct answer domain_status_mail_required(struct reader *reader)
{
	return status_member(reader, find_status(reader, instance_primary_domain(reader->instance)),
		"mail", "required", JSON_BOOL);
}
