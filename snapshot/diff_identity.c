#include "snapshot/diff_identity.h"

/*
 * What one instance of an application cannot have in common with another:
 * each has its own ids, keys, hosts, mail domain and users. Clerk's documentation, "Manage
 * environments" and "Deploy to production".
 */
static const char *const identity_fields[] = {
	"id",
	"publishable_key",
	"environment_type",
	"application_id",
	"application_name",
	"domains",
	"frontend_api_hosts",
	"secret_key_fingerprints",
	"jwks_n",
	"allowed_subdomains",
	"user_count",
	"oauth_applications",
	"home_url",
	"mail_status",
	"mail_required",
};

/* Of these the host alone is the instance's; the path is a choice. */
static const char *const url_fields[] = {
	"sign_in_url",
	"sign_up_url",
	"waitlist_url",
	"endpoints",
};

static const char *const identity_members[] = {"id", "secret_fingerprint"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* "/sign-in" of "https://accounts.acme.com/sign-in"; of what is no URL all of it. */
static struct str path_of(struct str url)
{
	static const struct str mark = {"://", 3};
	size_t host = str_find(url, mark, 0);
	struct str rest;
	size_t slash;

	if (host == SIZE_MAX) {
		return url;
	}
	rest = str_slice(url, host + mark.n, url.n);
	slash = str_find_byte(rest, '/');
	return slash == SIZE_MAX ? STR("/") : str_slice(rest, slash, rest.n);
}

static bool is_listed(const struct field *field, const char *const *list, size_t count)
{
	return str_in(str_of(fields_name(field)), list, count);
}

bool diff_is_identity(const struct diff_row *row)
{
	if (is_listed(row->field, identity_fields, COUNT(identity_fields))) {
		return true;
	}
	if (row->member.n > 0) {
		return str_in(row->member, identity_members, COUNT(identity_members));
	}
	return row->item.n == 0 && row->state == DIFF_DIFFERS &&
	       is_listed(row->field, url_fields, COUNT(url_fields)) &&
	       str_equal(path_of(row->left.value), path_of(row->right.value));
}

struct str diff_common_name(const struct field *field, struct str name)
{
	return is_listed(field, url_fields, COUNT(url_fields)) ? path_of(name) : name;
}
