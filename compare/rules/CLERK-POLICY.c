#include <stddef.h>

#include "compare/match.h"
#include "compare/rules/pages.h"

/*
 * What a production instance should have switched on. A row is one switch;
 * those that look at more than one field have a judge of their own below.
 */
enum {
	LEAST_LENGTH = 8, /* NIST SP 800-63B, as Clerk's page "Password protection and rules" */
	MOST_ATTEMPTS = 10, /* the default of new instances; Clerk's page "Lock accounts" */
};

/* Does a row speak here? UNKNOWN has said why. */
enum applies {
	APPLIES_YES,
	APPLIES_NO,
	APPLIES_UNKNOWN,
};

typedef enum applies policy_applies(struct audit *audit);

struct policy {
	size_t offset; /* of its field_bool in struct instance; unused by rows with a judge */
	bool wanted;
	bool derived; /* no one value in the snapshot says it, so none is shown */
	policy_applies *applies; /* NULL: always */
	void (*judge)(struct audit *audit); /* NULL: judge_switch */
	const char *problem; /* of an instance: "bot protection is off" */
	const char *fix;
};

static enum applies when(struct audit *audit, const struct field_bool *condition)
{
	if (!condition->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(condition->reason));
		return APPLIES_UNKNOWN;
	}
	return condition->value ? APPLIES_YES : APPLIES_NO;
}

static enum applies with_passwords(struct audit *audit)
{
	return when(audit, &audit->instance->password_enabled);
}

static enum applies with_email(struct audit *audit)
{
	return when(audit, &audit->instance->email_enabled);
}

static enum applies with_phone(struct audit *audit)
{
	return when(audit, &audit->instance->phone_enabled);
}

static enum applies with_lockout(struct audit *audit)
{
	return when(audit, &audit->instance->lockout_enabled);
}

/* Where they are let through at sign-up already, it is CLERK-POLICY-002 that speaks. */
static enum applies with_breach_check(struct audit *audit)
{
	enum applies passwords = with_passwords(audit);

	return passwords != APPLIES_YES
		       ? passwords
		       : when(audit, &audit->instance->breached_passwords_rejected);
}

/* Is there a list to go by? One that is on is enough; both must be known to be off. */
static enum applies with_list(struct audit *audit)
{
	const struct field_bool *allow = &audit->instance->allowlist_enabled;
	const struct field_bool *block = &audit->instance->blocklist_enabled;

	if ((allow->known && allow->value) || (block->known && block->value)) {
		return APPLIES_YES;
	}
	return when(audit, allow->known ? block : allow);
}

static enum applies with_email_link(struct audit *audit)
{
	const name_list *factors = &audit->instance->first_factors;

	for (size_t i = 0; i < factors->n; i++) {
		if (str_is(factors->items[i], "email_link")) {
			return APPLIES_YES;
		}
	}
	if (!factors->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(factors->reason));
		return APPLIES_UNKNOWN;
	}
	return APPLIES_NO;
}

/* As CLERK-MFA-001 and -002 count them; how many there are must be known for them to speak. */
static bool has_many_users(const struct audit *audit)
{
	const struct field_int *users = &audit->instance->user_count;

	return users->known && users->value > audit->limits->mfa_users;
}

/* With many users the lack of a factor is CLERK-MFA-002's; a passkey may count as one. */
static enum applies unless_mfa_speaks(struct audit *audit)
{
	const struct field_bool *available = &audit->instance->second_factor_available;
	bool lacks = available->known && !available->value;

	if (!lacks) {
		return APPLIES_YES;
	}
	return has_many_users(audit) || match_passkey_is_factor(audit) ? APPLIES_NO : APPLIES_YES;
}

/* Nothing can be required without a factor; with many users it is CLERK-MFA-001 that speaks. */
static enum applies with_factor(struct audit *audit)
{
	const struct field_bool *required = &audit->instance->mfa_required;
	const struct field_bool *other = &audit->instance->sign_in_factor_required;
	enum applies available;

	if (required->known && required->value) {
		return APPLIES_YES;
	}
	available = when(audit, &audit->instance->second_factor_available);
	if (available != APPLIES_YES || has_many_users(audit)) {
		return available == APPLIES_YES ? APPLIES_NO : available;
	}
	if (other->known && other->value) {
		audit_not_evaluated(audit, "%.*s is true, and what it demands is not documented",
			STR_ARGS(other->path));
		return APPLIES_UNKNOWN;
	}
	return APPLIES_YES;
}

static const struct policy *policy_of(const struct audit *audit);

static void report(struct audit *audit, struct str problem, struct str path, struct str value)
{
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(
		audit->arena, "%.*s: %.*s", STR_ARGS(match_instance(audit)), STR_ARGS(problem));
	finding.clerk = match_ref(audit, path, value);
	finding.fix = str_of(policy_of(audit)->fix);
	audit_find(audit, finding);
}

/* As it stands in the document. */
static struct str value_at(const struct field_bool *field)
{
	return field->value != field->inverted ? STR("true") : STR("false");
}

static void judge_switch(struct audit *audit)
{
	const struct policy *policy = policy_of(audit);
	const struct field_bool *field =
		(const void *)((const char *)audit->instance + policy->offset);
	struct str value = field->known ? value_at(field) : STR("");
	struct str problem;

	if (!field->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(field->reason));
		return;
	}
	audit_judged(audit);
	if (field->value == policy->wanted) {
		return;
	}
	if (policy->derived) {
		problem = str_format(
			audit->arena, "%s (%.*s)", policy->problem, STR_ARGS(field->path));
		report(audit, problem, field->path, STR("none"));
		return;
	}
	problem = str_format(audit->arena, "%s (%.*s is %.*s)", policy->problem,
		STR_ARGS(field->path), STR_ARGS(value));
	report(audit, problem, field->path, value);
}

/* Says not evaluated when the number is unknown. */
static bool is_number_known(struct audit *audit, const struct field_int *number)
{
	if (!number->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(number->reason));
	}
	return number->known;
}

static void report_number(struct audit *audit, const struct field_int *number)
{
	struct str value = str_format(audit->arena, "%lld", (long long)number->value);
	struct str problem = str_format(audit->arena, "%s (%.*s is %.*s)",
		policy_of(audit)->problem, STR_ARGS(number->path), STR_ARGS(value));

	report(audit, problem, number->path, value);
}

static void judge_attempts(struct audit *audit)
{
	const struct field_int *attempts = &audit->instance->lockout_max_attempts;

	if (!is_number_known(audit, attempts)) {
		return;
	}
	if (attempts->value == 0) {
		audit_not_evaluated(audit, "%.*s is 0, and what that means is not documented",
			STR_ARGS(attempts->path));
		return;
	}
	audit_judged(audit);
	if (attempts->value > MOST_ATTEMPTS) {
		report_number(audit, attempts);
	}
}

static void judge_length(struct audit *audit)
{
	const struct field_int *length = &audit->instance->password_min_length;

	if (!is_number_known(audit, length)) {
		return;
	}
	audit_judged(audit);
	if (length->value < LEAST_LENGTH) {
		report_number(audit, length);
	}
}

/* Those that users sign in with are CLERK-STRATEGY-004's. */
static void judge_connection(struct audit *audit, const struct instance_connection *connection)
{
	const struct field_bool *own = &connection->own_credentials;
	struct str problem;

	if (!connection->enabled.known || !connection->enabled.value ||
		!connection->authenticatable.known || connection->authenticatable.value) {
		return;
	}
	if (!own->known) {
		audit_not_evaluated(audit, "credentials of '%.*s': %.*s",
			STR_ARGS(connection->strategy), STR_ARGS(own->reason));
		return;
	}
	audit_judged(audit);
	if (!own->value) {
		problem = str_format(audit->arena, "'%.*s' %s (%.*s is empty)",
			STR_ARGS(connection->strategy), policy_of(audit)->problem,
			STR_ARGS(own->path));
		report(audit, problem, own->path, STR("empty"));
	}
}

static void judge_connections(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	for (size_t i = 0; i < instance->connections.n; i++) {
		judge_connection(audit, &instance->connections.items[i]);
	}
	if (!instance->connections.known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(instance->connections.reason));
	}
}

#define ON(member)   .offset = offsetof(struct instance, member), .wanted = true
#define OFF(member)  .offset = offsetof(struct instance, member), .wanted = false
#define SOME(member) ON(member), .derived = true

/* In the order of the ids. The Dashboard's pages and the keys: clerk-docs docs/guides/secure. */
static const struct policy policies[] = {
	{ON(captcha_enabled), .problem = "bots may sign up, as bot protection is off",
		.fix = "switch bot sign-up protection on (Clerk Dashboard, Protect; "
		       "auth_attack_protection.bot_protection.captcha_enabled); a custom sign-up "
		       "flow needs an element with the id clerk-captcha"},
	{ON(breached_passwords_rejected), .applies = with_passwords,
		.problem = "passwords known from breaches are accepted",
		.fix = "have compromised passwords rejected (Clerk Dashboard, User & "
		       "authentication, Password; auth_password.disable_hibp: false)"},
	{ON(breached_passwords_rejected_on_sign_in), .applies = with_breach_check,
		.problem = "passwords that a breach gave away later stay in use, as sign-in does "
			   "not check them",
		.fix = "have compromised passwords rejected on sign-in too (Clerk Dashboard, User "
		       "& authentication, Password; auth_password.enforce_hibp_on_sign_in)"},
	{ON(lockout_enabled),
		.problem = "passwords and codes may be guessed without end, as no "
			   "account is ever locked",
		.fix = "switch account lockout on (Clerk Dashboard, Protect; "
		       "auth_attack_protection.user_lockout.enabled)"},
	{.applies = with_lockout,
		.judge = judge_attempts,
		.problem = "an account is locked after more than 10 failed attempts",
		.fix = "lock accounts after 10 failed attempts or fewer (Clerk Dashboard, Protect; "
		       "auth_attack_protection.user_lockout.max_attempts)"},
	{ON(device_trust_enabled), .applies = with_passwords,
		.problem = "a stolen password works from any device, as device trust is off",
		.fix = "switch Device Trust on, so that a new device needs a code (Clerk "
		       "Dashboard, Protect; auth_password.device_trust.enabled)"},
	{SOME(second_factor_available), .applies = unless_mfa_speaks,
		.problem = "no second factor is available to users",
		.fix = "enable the authenticator app and backup codes (Clerk Dashboard, User & "
		       "authentication, Multi-factor; "
		       "auth_multi_factor.authenticator_app.enabled)"},
	{ON(mfa_required), .applies = with_factor,
		.problem = "a second factor is available and nobody has to use one",
		.fix = "require multi-factor authentication (Clerk Dashboard, User & "
		       "authentication, Multi-factor; auth_multi_factor.required_for_sign_up), "
		       "or leave it to users knowingly"},
	{SOME(passwordless_available), .problem = "nobody can sign in without a password",
		.fix = "offer a way to sign in without a password: e-mail or SMS code, e-mail "
		       "link, passkey or social connection (Clerk Dashboard, User & "
		       "authentication; auth_email.sign_in_strategies)"},
	{ON(email_verified_at_sign_up), .applies = with_email,
		.problem = "e-mail addresses are not verified at sign-up, so anybody may sign up "
			   "with anybody's",
		.fix = "verify e-mail addresses at sign-up (Clerk Dashboard, User & "
		       "authentication, Email; auth_email.verify_at_sign_up)"},
	{ON(phone_verified_at_sign_up), .applies = with_phone,
		.problem = "phone numbers are not verified at sign-up",
		.fix = "verify phone numbers at sign-up (Clerk Dashboard, User & authentication, "
		       "Phone; auth_phone.verify_at_sign_up)"},
	{ON(passkeys_enabled), .problem = "passkeys, which cannot be phished, are off",
		.fix = "allow passkeys (Clerk Dashboard, User & authentication, Passkeys; "
		       "auth_passkey.used_for_sign_in)"},
	{.applies = with_passwords,
		.judge = judge_length,
		.problem = "passwords of fewer than 8 characters are accepted",
		.fix = "demand at least 8 characters (Clerk Dashboard, User & authentication, "
		       "Password; auth_password.min_length)"},
	{ON(lists_enforced_on_sign_in), .applies = with_list,
		.problem = "the allowlist or blocklist holds for sign-up alone: who is blocked "
			   "later signs in as before",
		.fix = "enforce the lists on sign-in too (Clerk Dashboard, Restrictions; "
		       "auth_access_control.allowlist_blocklist_enforced_on_sign_in)"},
	{.judge = judge_connections,
		.problem = "is enabled, to be connected, without a client id of its own",
		.fix = "enter client id and secret of an OAuth application of your own (Clerk "
		       "Dashboard, SSO connections), or switch the connection off"},
	{ON(session_lifetime_bounded), .problem = "a session that is used never ends",
		.fix = "set a maximum lifetime of sessions (Clerk Dashboard, Sessions; "
		       "session_settings.maximum_lifetime.enabled)"},
	{ON(email_link_same_client), .applies = with_email_link,
		.problem = "an e-mail link signs in who asked for it, wherever it is opened",
		.fix = "have e-mail links opened on the device and browser they were asked for on "
		       "(Clerk Dashboard, User & authentication, Email; "
		       "auth_attack_protection.email_link_require_same_client)"},
	{ON(disposable_email_blocked), .applies = with_email,
		.problem = "disposable e-mail addresses may sign up",
		.fix = "block sign-ups that use disposable e-mail addresses (Clerk Dashboard, "
		       "Restrictions; auth_access_control.block_disposable_email_domains)"},
	{ON(subaddresses_blocked), .applies = with_email,
		.problem = "one mailbox may sign up any number of times, with subaddresses",
		.fix = "block sign-ups that use e-mail subaddresses (Clerk Dashboard, "
		       "Restrictions; auth_access_control.block_email_subaddresses)"},
	{OFF(test_mode),
		.problem = "test mode is on: a test address or number signs in with a "
			   "code that everybody knows",
		.fix = "switch test mode off (Clerk Dashboard, Settings) and test with sign-in "
		       "tokens and Testing Tokens, or on the development instance"},
};

#undef ON
#undef OFF
#undef SOME

_Static_assert(sizeof(policies) / sizeof(policies[0]) == 20, "a row for each id from 001 to 020");

/* The ids count the rows from 001. */
static const struct policy *policy_of(const struct audit *audit)
{
	struct str number = str_last_part(str_of(audit->rule->id), '-');
	size_t row = (size_t)(number.s[1] - '0') * 10 + (size_t)(number.s[2] - '0');

	return &policies[row - 1];
}

static void check(struct audit *audit)
{
	const struct policy *policy = policy_of(audit);

	if (!match_is_production(audit)) {
		return;
	}
	if (policy->applies != NULL && policy->applies(audit) != APPLIES_YES) {
		return;
	}
	if (policy->judge != NULL) {
		policy->judge(audit);
	} else {
		judge_switch(audit);
	}
}

#define POLICY(number, level, score, weakness, name, fields, subject, effect) \
	const struct rule rule_CLERK_POLICY_##number = { \
		.info = \
			{ \
				.id = "CLERK-POLICY-" #number, \
				.area = "sign-in", \
				.title = name, \
				.severity = SEVERITY_##level, \
				.needs = NEEDS_SNAPSHOT, \
				.reads = "environment_type " fields, \
				.about = subject, \
				.symptom = effect, \
				.security = score, \
				.cwe = weakness, \
				.since = "0.1", \
				.page = page_CLERK_POLICY, \
			}, \
		.check = check, \
	}

POLICY(001, WARNING, "4.3", "799", "bot protection is off in production", "captcha_enabled",
	"a production instance",
	"scripts sign up by the thousand: mail and SMS are billed, limits fill up, spam follows");
POLICY(002, WARNING, "5.3", "521", "breached passwords are accepted in production",
	"password_enabled breached_passwords_rejected", "a production instance with passwords",
	"lists of leaked passwords are tried on every site; some of your users' are in them");
POLICY(003, WARNING, "3.7", "521", "breached passwords are not noticed on sign-in",
	"password_enabled breached_passwords_rejected breached_passwords_rejected_on_sign_in",
	"a production instance that checks passwords for breaches",
	"a password that was good at sign-up and leaked since opens the account");
POLICY(004, WARNING, "6.5", "307", "no account lockout in production", "lockout_enabled",
	"a production instance",
	"passwords, backup codes and one-time codes can be guessed by trying them all");
POLICY(005, NOTE, "3.1", "307", "many attempts before an account is locked",
	"lockout_enabled lockout_max_attempts", "a production instance with account lockout",
	"every attempt is another guess: the hundred that were the default until July 2026 are "
	"enough for the most common passwords");
POLICY(006, WARNING, "4.8", "308", "device trust is off in production",
	"password_enabled device_trust_enabled", "a production instance with passwords",
	"a leaked password alone opens the account of who has no second factor");
POLICY(007, WARNING, "5.9", "308", "no second factor in production",
	"second_factor_available user_count passkeys_enabled passkey_satisfies_mfa",
	"a production instance whose second factors CLERK-MFA-002 does not judge",
	"one leaked or guessed password is enough to take over an account");
POLICY(008, NOTE, "3.7", "308", "second factor is optional in production",
	"mfa_required second_factor_available sign_in_factor_required user_count",
	"a production instance with a second factor that CLERK-MFA-001 does not judge",
	"most users never switch an optional second factor on");
POLICY(009, WARNING, "4.3", "309", "sign-in by password alone in production",
	"passwordless_available", "a production instance",
	"every account hangs on a password, which is reused, phished and forgotten");
POLICY(010, WARNING, "5.4", "283", "e-mail addresses are not verified in production",
	"email_enabled email_verified_at_sign_up", "a production instance with e-mail addresses",
	"an account takes an address that is another person's, and what the app grants by domain");
POLICY(011, NOTE, "3.1", "283", "phone numbers are not verified in production",
	"phone_enabled phone_verified_at_sign_up", "a production instance with phone numbers",
	"an account takes a number that is another person's, who gets its messages");
POLICY(012, NOTE, "2.4", "309", "passkeys are off in production", "passkeys_enabled",
	"a production instance",
	"passwords and codes are typed into look-alike pages; a passkey is bound to the domain");
POLICY(013, NOTE, "3.7", "521", "short passwords are accepted in production",
	"password_enabled password_min_length", "a production instance with passwords",
	"short passwords are guessed first");
POLICY(014, NOTE, "3.7", "863", "allowlist and blocklist are not enforced on sign-in",
	"allowlist_enabled blocklist_enabled lists_enforced_on_sign_in",
	"a production instance with an allowlist or a blocklist",
	"who is put on the blocklist keeps signing in");
POLICY(015, NOTE, NULL, NULL, "connected account without credentials of its own", "connections",
	"a production instance with a social connection that is not for sign-in",
	"connecting the account ends on an error page of the provider's");
POLICY(016, NOTE, "3.1", "613", "sessions without a maximum lifetime", "session_lifetime_bounded",
	"a production instance", "a stolen session that is kept busy is good for ever");
POLICY(017, NOTE, "3.7", "1390", "e-mail link works on another device",
	"first_factors email_link_same_client", "a production instance with e-mail links",
	"who is talked into opening a link that another person asked for signs that person in");
POLICY(018, NOTE, NULL, NULL, "disposable e-mail addresses are accepted in production",
	"email_enabled disposable_email_blocked", "a production instance with e-mail addresses",
	"trials and bans are got around with an address that lives for ten minutes");
POLICY(019, NOTE, NULL, NULL, "e-mail subaddresses are accepted in production",
	"email_enabled subaddresses_blocked", "a production instance with e-mail addresses",
	"one person has any number of accounts with one mailbox: me+1@, me+2@");
POLICY(020, WARNING, "5.3", "489 1392", "test mode is on in production", "test_mode",
	"a production instance",
	"anybody signs up or in with a +clerk_test address and the code 424242");
