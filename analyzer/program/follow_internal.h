#ifndef PROGRAM_FOLLOW_INTERNAL_H
#define PROGRAM_FOLLOW_INTERNAL_H

#include "program/program.h"

/*
 * Inside of program_follow. Every expression that is visited costs one unit
 * of a budget that all branches of one question share, so cycles and wide
 * alternatives end, and recursion is never deeper than the budget.
 */

/* Members still to be looked up on the value that is being searched. */
struct trail {
	struct str name;
	const struct trail *next;
};

/* A call that was entered: parameters of its function are its arguments. */
struct frame {
	struct site call;
	uint32_t module;
	function_id function;
	const struct frame *outer;
};

/* A variable of which the assignments are being followed: they may read it themselves. */
struct filling {
	const struct binding *binding;
	const struct filling *outer;
};

struct follow {
	const struct program *program;
	struct arena *arena;
	value_vec *out;
	int *budget;
	struct site last; /* the last expression that was visited */
	struct site via; /* as in struct value */
	const struct filling *filling; /* or NULL */
	bool awaited;
	bool guessed;
	bool shallow; /* as program_origin says */
	bool listed; /* as program_listed says */
};

enum { FOLLOW_ROOM = 4 }; /* values that most questions need: kept on the stack */

/* Appends the origins of an expression's member at the end of a trail. */
void follow_site(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);

/* The same into a list of its own, as if nothing were guessed so far. */
void follow_apart(struct follow *f, struct site site, const struct trail *trail,
	const struct frame *frame, value_vec *out);

/* Follows to the one value an expression certainly has; false when there are several. */
bool follow_certain(
	struct follow *f, struct site site, const struct frame *frame, struct value *out);

/* Appends a value, as reached on the way so far; it may be changed until the next one. */
struct value *follow_emit(struct follow *f, enum value_kind kind, struct site at);
void follow_emit_env(struct follow *f, struct site at, struct str name, const char *via);
void follow_emit_named(struct follow *f, enum value_kind kind, struct site at, struct str head,
	const struct trail *trail);

const struct summary *follow_summary(const struct follow *f, struct site site);
bool follow_trail_is(const struct trail *trail, const char *name);

/* follow_export.c: names of other modules */
struct site follow_export_find(const struct program *program, uint32_t module, struct str name);
void follow_export_import(
	struct follow *f, struct site at, uint32_t import, const struct trail *trail);
void follow_export_require(struct follow *f, struct site call, const struct trail *trail);

/* follow_object.c: what is made of parts */
void follow_object(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);
void follow_object_index(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);

/* The value of one of its properties: of a getter, what that gives back. */
void follow_object_prop(struct follow *f, struct site object, const struct prop *prop,
	const struct trail *rest, const struct frame *frame);

/* follow_class.c: members of classes and their objects, and what `this` is */
void follow_class(
	struct follow *f, struct site class, const struct trail *trail, const struct frame *frame);
void follow_class_this(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);
/* A member of the object that `new Class(…)` makes. */
void follow_class_made(struct follow *f, struct site class, struct site call,
	const struct trail *trail, const struct frame *frame);
/*
 * A constructor's parameter where nobody is seen to call it on the way: by its type, or by the
 * only `new` there is; false when neither says anything.
 */
bool follow_class_param(struct follow *f, struct site site, const struct trail *trail);
bool follow_class_bind(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame);

/* follow_config.c: Nest's ConfigService, and what registerAs() gives where it is injected */
bool follow_config_call(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame);
bool follow_config_injected(struct follow *f, struct site param, const struct param *declared,
	const struct trail *trail);

/* follow_operator.c: arithmetic, and alternatives */
void follow_operator_binary(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);
void follow_operator_unary(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);
void follow_operator_either(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);
void follow_operator_choice(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);

/* follow_call.c: calls, and parameters of functions that were entered */
void follow_call(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame);
void follow_call_param(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame);

/* follow_platform.c: environments that a platform or a library hands out */
bool follow_platform_param(struct follow *f, struct site site, const struct trail *trail);
bool follow_platform_import(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail);
bool follow_platform_super(
	struct follow *f, struct site class, const struct value *super, const struct trail *trail);
bool follow_platform_global(
	struct follow *f, struct site site, struct str name, const struct trail *trail);
bool follow_platform_call(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame);
/* Is the value the whole environment? */
bool follow_platform_is_environment(const struct follow *f, const struct value *value);

/* follow_runtime_config.c: useRuntimeConfig() of Nuxt and Nitro */
bool follow_runtime_config(
	struct follow *f, struct site call, const struct value *callee, const struct trail *trail);

/* follow_environment.c: the environment, and checked copies of it */
void follow_environment_global(struct follow *f, struct site site, const struct trail *trail);
bool follow_environment_import(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail);
bool follow_environment_call(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame);
bool follow_environment_schema(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame);

#endif
