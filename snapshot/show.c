#include "base/buf.h"
#include "snapshot/plain.h"
#include "snapshot/snapshot.h"

/*
 * Pages for people. The snapshot holds no secret (the guard saw to it), but
 * its texts are foreign: all of them pass plain_text.
 */
enum { MAX_VALUE = 200, MAX_PATH = 120, MAX_NOTE = 400, COLUMN = 26 };

struct page {
	struct arena *arena;
	struct buf *out;
	const struct instance *instance;
	bool all; /* also what is known */
	uint32_t unknown;
};

/* One field in a form that does not depend on its type. */
struct line {
	const char *name;
	const char *area; /* what stays not evaluated without it */
	bool known;
	struct str value;
	struct str path;
	struct str reason;
};

static struct str clean(struct page *page, struct str text, size_t max)
{
	return plain_text(page->arena, text, max);
}

/* Known: "  name   value  (path)"; unknown: "  name   unknown: reason". */
static void show_line(struct page *page, const struct line *line)
{
	struct str value = clean(page, line->value, MAX_VALUE);
	struct str path = clean(page, line->path, MAX_PATH);

	if (line->known) {
		buf_format(page->out, "  %-*s%.*s", COLUMN, line->name, STR_ARGS(value));
		buf_format(page->out, path.n > 0 ? "  (%.*s)\n" : "%.*s\n", STR_ARGS(path));
		return;
	}
	buf_format(page->out, "  %-*sunknown: %.*s\n", COLUMN, line->name,
		STR_ARGS(clean(page, line->reason, MAX_NOTE)));
}

/* "label: name is unknown: reason; not evaluated: area". */
static void check_line(struct page *page, const struct line *line)
{
	if (line->known) {
		return;
	}
	page->unknown++;
	buf_format(page->out, "%.*s: %s unknown: %.*s; not evaluated: %s\n",
		STR_ARGS(page->instance->label), line->name,
		STR_ARGS(clean(page, line->reason, MAX_NOTE)), line->area);
}

static void put(struct page *page, struct line line)
{
	if (page->all) {
		show_line(page, &line);
	} else {
		check_line(page, &line);
	}
}

static void put_str(
	struct page *page, const char *name, const char *area, const struct field_str *field)
{
	put(page,
		(struct line){name, area, field->known, field->value, field->path, field->reason});
}

static void put_bool(
	struct page *page, const char *name, const char *area, const struct field_bool *field)
{
	put(page, (struct line){name, area, field->known, field->value ? STR("yes") : STR("no"),
			  field->path, field->reason});
}

static void put_count(
	struct page *page, const char *name, const char *area, const struct field_int *field)
{
	struct str value = str_format(page->arena, "%lld", (long long)field->value);

	put(page, (struct line){name, area, field->known, value, field->path, field->reason});
}

static void put_number(struct page *page, const char *name, const char *area, bool known,
	size_t count, struct str reason)
{
	struct str value = str_format(page->arena, "%zu", count);

	put(page, (struct line){name, area, known, value, STR_NONE, reason});
}

static struct str joined(struct page *page, const str_vec *list)
{
	struct buf text = {0};
	struct str result;

	for (size_t i = 0; i < list->n; i++) {
		buf_add_z(&text, i == 0 ? "" : ", ");
		buf_add(&text, list->items[i]);
	}
	result = str_copy(page->arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

static void put_hosts(struct page *page)
{
	const struct instance *instance = page->instance;
	struct str hosts = joined(page, &instance->frontend_api_hosts);
	bool known = instance->frontend_api_hosts.n > 0;
	struct str reason = STR("no bapi.domains, publishable_key or fapi_host in the snapshot");

	if (known && !instance->hosts_complete) {
		known = page->all;
		reason = str_format(page->arena, "there may be more than %.*s", STR_ARGS(hosts));
		hosts = str_join(page->arena, hosts, STR(" (there may be more)"));
	}
	put(page, (struct line){"frontend API hosts", "keys and hosts of other instances", known,
			  hosts, STR_NONE, reason});
}

static void put_identity(struct page *page)
{
	const struct instance *instance = page->instance;

	put_str(page, "instance id", "identity in findings", &instance->id);
	put_str(page, "environment type", "everything that depends on production",
		&instance->environment_type);
	put_str(page, "publishable key", "keys by host", &instance->publishable_key);
	if (page->all) {
		put_str(page, "application id", "", &instance->application_id);
	}
	put_hosts(page);
	put_number(page, "secret key fingerprints", "secret keys of another instance",
		instance->secret_key_fingerprints_known, instance->secret_key_fingerprints.n,
		instance->secret_key_fingerprints_reason);
	put_number(page, "JSON web keys", "PEM keys of another instance", instance->jwks_known,
		instance->jwks_n.n, instance->jwks_reason);
	put_number(page, "domains", "keys, mail and origins of the domains",
		instance->domains_known, instance->domains.n, instance->domains_reason);
}

static void put_policy(struct page *page)
{
	const struct instance *instance = page->instance;
	const char *area = "multi-factor checks";

	put_count(page, "users", area, &instance->user_count);
	put_bool(page, "authenticator app", area, &instance->totp_available);
	put_bool(page, "SMS code as factor", area, &instance->sms_factor_available);
	put_bool(page, "any second factor", area, &instance->second_factor_available);
	put_bool(page, "MFA required", area, &instance->mfa_required);
	put_bool(page, "required at sign-in", area, &instance->sign_in_factor_required);
	/* a development instance sends from Clerk's own domain */
	if (!instance_is_development(instance)) {
		put_str(page, "mail domain status", "sender domain checks", &instance->mail_status);
		put_bool(page, "mail domain required", "sender domain checks",
			&instance->mail_required);
	}
}

static void put_webhooks(struct page *page)
{
	static const char *const states[] = {
		[WEBHOOKS_UNKNOWN] = "unknown",
		[WEBHOOKS_LISTED] = "complete list",
		[WEBHOOKS_MANUAL] = "written by hand",
		[WEBHOOKS_NONE] = "none",
	};
	const struct instance *instance = page->instance;

	put(page,
		(struct line){"webhook endpoints", "webhook checks",
			instance->webhooks != WEBHOOKS_UNKNOWN, str_of(states[instance->webhooks]),
			instance->webhooks_path, instance->webhooks_reason});
}

static void show_domain(struct page *page, const struct instance_domain *domain)
{
	buf_format(page->out, "    %.*s%s, host %.*s",
		STR_ARGS(clean(page, domain->name, MAX_VALUE)),
		domain->is_satellite ? " (satellite)" : "",
		STR_ARGS(clean(page, domain->frontend_api_host, MAX_VALUE)));
	if (domain->proxy_url.n > 0) {
		buf_format(page->out, ", proxy %.*s",
			STR_ARGS(clean(page, domain->proxy_url, MAX_VALUE)));
	}
	if (domain->mail_records.n > 0) {
		buf_format(page->out, ", mail records %.*s",
			STR_ARGS(clean(page, joined(page, &domain->mail_records), MAX_NOTE)));
	}
	buf_format(page->out, "  (%.*s)\n", STR_ARGS(clean(page, domain->path, MAX_PATH)));
}

static void show_endpoint(struct page *page, const struct instance_endpoint *endpoint)
{
	struct str events = joined(page, &endpoint->events);

	if (!endpoint->events_known) {
		events = STR("events unknown");
	} else if (endpoint->all_events) {
		events = STR("all events");
	}
	buf_format(page->out, "    %.*s  %.*s%s, %.*s, %s  (%.*s)\n",
		STR_ARGS(endpoint->id.n > 0 ? clean(page, endpoint->id, MAX_VALUE) : STR("-")),
		STR_ARGS(clean(page, endpoint->url, MAX_VALUE)),
		endpoint->disabled ? " (disabled)" : "", STR_ARGS(clean(page, events, MAX_NOTE)),
		endpoint->secret_fingerprint.n > 0 ? "secret fingerprint known"
						   : "no secret fingerprint",
		STR_ARGS(clean(page, endpoint->path, MAX_PATH)));
}

static void check_endpoint(struct page *page, const struct instance_endpoint *endpoint)
{
	struct str path = clean(page, endpoint->path, MAX_PATH);

	if (!endpoint->events_known) {
		put(page, (struct line){"webhook events", "events of this endpoint", false,
				  STR_NONE, STR_NONE,
				  str_format(
					  page->arena, "%.*s does not say which", STR_ARGS(path))});
	}
	if (endpoint->secret_fingerprint.n == 0) {
		put(page, (struct line){"webhook secret", "the secret of this endpoint", false,
				  STR_NONE, STR_NONE,
				  str_format(page->arena, "%.*s has no secret_fingerprint",
					  STR_ARGS(path))});
	}
}

static void put_instance(struct page *page)
{
	const struct instance *instance = page->instance;

	put_identity(page);
	for (size_t i = 0; page->all && i < instance->domains.n; i++) {
		show_domain(page, &instance->domains.items[i]);
	}
	put_policy(page);
	put_webhooks(page);
	for (size_t i = 0; i < instance->endpoints.n; i++) {
		if (page->all) {
			show_endpoint(page, &instance->endpoints.items[i]);
		} else {
			check_endpoint(page, &instance->endpoints.items[i]);
		}
	}
}

static void put_ignored(struct page *page, const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->ignored.n; i++) {
		buf_format(page->out, "not understood: %.*s\n",
			STR_ARGS(clean(page, snapshot->ignored.items[i], MAX_NOTE)));
	}
}

static void show_header(struct page *page, const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->files.n; i++) {
		buf_format(page->out, "snapshot %.*s  sha256 %.*s\n",
			STR_ARGS(clean(page, snapshot->files.items[i].name, MAX_VALUE)),
			STR_ARGS(snapshot->files.items[i].digest));
	}
	if (snapshot->captured_at.n > 0) {
		buf_format(page->out, "captured at %.*s\n",
			STR_ARGS(clean(page, snapshot->captured_at, MAX_VALUE)));
	}
}

void snapshot_show(const struct snapshot *snapshot, struct buf *out)
{
	struct arena arena;
	struct page page = {&arena, out, NULL, true, 0};

	arena_init(&arena);
	show_header(&page, snapshot);
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		page.instance = &snapshot->instances.items[i];
		buf_format(out, "\ninstance %.*s\n", STR_ARGS(page.instance->label));
		put_instance(&page);
	}
	if (snapshot->ignored.n > 0) {
		buf_add_z(out, "\n");
		put_ignored(&page, snapshot);
	}
	arena_finish(&arena);
}

void snapshot_check(const struct snapshot *snapshot, struct buf *out)
{
	struct arena arena;
	struct page page = {&arena, out, NULL, false, 0};

	arena_init(&arena);
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		page.instance = &snapshot->instances.items[i];
		page.unknown = 0;
		put_instance(&page);
		if (page.unknown == 0) {
			buf_format(out, "%.*s: complete\n", STR_ARGS(page.instance->label));
		}
	}
	put_ignored(&page, snapshot);
	arena_finish(&arena);
}
