#include "facts/sdk_written.h"

#include "clerk/names.h"

enum { CHAIN = 3 }; /* names of a chain that matter: x.emailCode.sendCode */

const char *sdk_written_owner(enum sdk_kind kind)
{
	static const char *const names[] = {
		[SDK_CLERK] = "clerk",
		[SDK_USER] = "user",
		[SDK_SESSION] = "session",
		[SDK_ORGANIZATION] = "organization",
		[SDK_SIGN_IN] = "signIn",
		[SDK_SIGN_UP] = "signUp",
		[SDK_BACKEND] = "clerkClient",
	};

	return kind < sizeof(names) / sizeof(names[0]) ? names[kind] : NULL;
}

/* What is called through a ref of Vue's, getToken.value(), goes by the ref's name. */
static const struct expr *without_ref(const struct summary *summary, const struct expr *e)
{
	bool ref = e->kind == EXPR_MEMBER && str_is(e->name, "value") && e->left != ID_NONE;

	return ref ? &summary->exprs[e->left] : e;
}

struct str sdk_written_name(const struct summary *summary, expr_id callee)
{
	const struct expr *e = without_ref(summary, &summary->exprs[callee]);
	const struct binding *binding;

	if (e->kind != EXPR_NAME || e->binding == ID_NONE) {
		return e->kind == EXPR_NAME || e->kind == EXPR_MEMBER ? e->name : STR("");
	}
	binding = &summary->bindings[e->binding];
	if (binding->kind == BINDING_IMPORT) {
		return summary->imports[binding->import].name;
	}
	if (binding->value != ID_NONE && summary->exprs[binding->value].kind == EXPR_MEMBER) {
		return summary->exprs[binding->value].name;
	}
	return e->name;
}

struct str sdk_written_chain(const struct summary *summary, expr_id callee, struct arena *arena)
{
	struct str chain = STR("");

	for (int i = 0; i < CHAIN && callee != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[callee];

		if (e->kind != EXPR_MEMBER && e->kind != EXPR_NAME) {
			break;
		}
		chain = i == 0 ? e->name
			       : str_format(arena, "%.*s.%.*s", STR_ARGS(e->name), STR_ARGS(chain));
		callee = e->kind == EXPR_MEMBER ? e->left : ID_NONE;
	}
	return chain;
}

/* What React's context, or a store, gives may be anything; what another library makes is its own.
 */
static bool is_made_elsewhere(const struct program *program, const struct value *callee)
{
	struct value maker = program_callee_value(program, callee->at);

	return maker.kind == VALUE_IMPORT && !names_is_clerk_package(maker.package) &&
	       !str_is(maker.package, "react") && !str_is(maker.package, "vue");
}

bool sdk_written_may_be_clerks(struct collector *collector, struct site call)
{
	uint32_t app = collector->program->modules[call.module].app;
	struct value callee = program_callee_value(collector->program, call);

	switch (callee.kind) {
	case VALUE_FUNCTION:
	case VALUE_CLASS:
	case VALUE_NEW:
		return false;
	case VALUE_IMPORT:
		return names_is_clerk_package(callee.package);
	case VALUE_CALL:
		if (is_made_elsewhere(collector->program, &callee)) {
			return false;
		}
		break;
	default:
		break;
	}
	return collector->facts->apps.items[app].clerk;
}
