#include "compare/cli/diff_pairs.h"

#include "compare/choose.h"

struct matching {
	struct arena *arena;
	const struct snapshot *left;
	const struct snapshot *right;
	bool *left_taken;
	bool *right_taken;
};

typedef bool is_alike(const struct instance *a, const struct instance *b);

static bool both_equal(const struct field_str *a, const struct field_str *b)
{
	return a->known && b->known && str_equal(a->value, b->value);
}

static bool same_id(const struct instance *a, const struct instance *b)
{
	return both_equal(&a->id, &b->id);
}

static bool same_kind(const struct instance *a, const struct instance *b)
{
	return both_equal(&a->environment_type, &b->environment_type);
}

static bool choose(struct arena *arena, const struct snapshot *snapshot, struct str wish,
	const char *option, const struct instance **out, struct str *error)
{
	struct choice choice;
	struct str why;

	if (!choose_by_name(arena, snapshot, wish, &choice, &why)) {
		*error = str_format(arena, "%s: %.*s", option, STR_ARGS(why));
		return false;
	}
	*out = choice.instance;
	return true;
}

static void add(struct arena *arena, struct diff_pairs *out, const struct instance *left,
	const struct instance *right)
{
	vec_push(arena, &out->pairs, (struct diff_pair){left, right});
}

/* The only one that is not taken and like this one, or NULL. `taken` may be NULL. */
static const struct instance *only_alike(const struct snapshot *snapshot, const bool *taken,
	const struct instance *instance, is_alike *alike)
{
	const struct instance *found = NULL;

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		const struct instance *it = &snapshot->instances.items[i];

		if ((taken != NULL && taken[i]) || !alike(instance, it)) {
			continue;
		}
		if (found != NULL) {
			return NULL;
		}
		found = it;
	}
	return found;
}

/* Counterparts that are alike and the only ones that are. */
static void match_by(struct matching *it, is_alike *alike, const struct instance **counterparts)
{
	for (size_t i = 0; i < it->left->instances.n; i++) {
		const struct instance *left = &it->left->instances.items[i];
		const struct instance *right = NULL;

		if (!it->left_taken[i]) {
			right = only_alike(it->right, it->right_taken, left, alike);
		}
		if (right != NULL && only_alike(it->left, it->left_taken, right, alike) == left) {
			counterparts[i] = right;
		}
	}
	for (size_t i = 0; i < it->left->instances.n; i++) {
		if (counterparts[i] != NULL) {
			it->left_taken[i] = true;
			it->right_taken[counterparts[i] - it->right->instances.items] = true;
		}
	}
}

static bool ambiguous(struct matching *it, struct str *error)
{
	struct str left = choose_labels(it->arena, it->left);
	struct str right = choose_labels(it->arena, it->right);

	*error = str_format(it->arena,
		"which instances to compare is not clear: pass --left and --right: left there "
		"are %.*s; right there are %.*s",
		STR_ARGS(left), STR_ARGS(right));
	return false;
}

/* Fails when instances without a counterpart are left on both sides: any pair would be a guess. */
static bool add_all(struct matching *it, const struct instance *const *counterparts,
	struct diff_pairs *out, struct str *error)
{
	for (size_t i = 0; i < it->left->instances.n; i++) {
		const struct instance *left = &it->left->instances.items[i];

		if (counterparts[i] != NULL) {
			add(it->arena, out, left, counterparts[i]);
		} else {
			vec_push(it->arena, &out->only_left, left);
		}
	}
	for (size_t i = 0; i < it->right->instances.n; i++) {
		if (!it->right_taken[i]) {
			vec_push(it->arena, &out->only_right, &it->right->instances.items[i]);
		}
	}
	bool clear = out->pairs.n > 0 && (out->only_left.n == 0 || out->only_right.n == 0);
	return clear || ambiguous(it, error);
}

static bool match_all(struct matching *it, struct diff_pairs *out, struct str *error)
{
	size_t n = it->left->instances.n;
	const struct instance **counterparts = arena_array(it->arena, n, sizeof(*counterparts));

	it->left_taken = arena_array(it->arena, n, sizeof(bool));
	it->right_taken = arena_array(it->arena, it->right->instances.n, sizeof(bool));
	if (n == 1 && it->right->instances.n == 1) {
		add(it->arena, out, &it->left->instances.items[0], &it->right->instances.items[0]);
		return true;
	}
	match_by(it, same_id, counterparts);
	match_by(it, same_kind, counterparts);
	return add_all(it, counterparts, out, error);
}

/* The counterpart of one that was wished for. */
static const struct instance *counterpart(
	const struct snapshot *snapshot, const struct instance *instance)
{
	const struct instance *found;

	if (snapshot->instances.n == 1) {
		return &snapshot->instances.items[0];
	}
	found = only_alike(snapshot, NULL, instance, same_id);
	return found != NULL ? found : only_alike(snapshot, NULL, instance, same_kind);
}

bool diff_pairs_of_two(struct arena *arena, const struct snapshot *left,
	const struct snapshot *right, struct diff_wishes wishes, struct diff_pairs *out,
	struct str *error)
{
	struct matching it = {.arena = arena, .left = left, .right = right};
	const struct instance *a = NULL;
	const struct instance *b = NULL;

	*out = (struct diff_pairs){{0}, {0}, {0}};
	if ((wishes.left.n > 0 && !choose(arena, left, wishes.left, "--left", &a, error)) ||
		(wishes.right.n > 0 && !choose(arena, right, wishes.right, "--right", &b, error))) {
		return false;
	}
	if (a == NULL && b == NULL) {
		return match_all(&it, out, error);
	}
	a = a != NULL ? a : counterpart(left, b);
	b = b != NULL ? b : counterpart(right, a);
	if (a == NULL || b == NULL) {
		return ambiguous(&it, error);
	}
	add(arena, out, a, b);
	return true;
}

/* Of two the development instance stands left, where the other is none. */
static bool by_kind(const struct snapshot *snapshot, const struct instance **out_left,
	const struct instance **out_right)
{
	const struct instance *items = snapshot->instances.items;
	bool second = snapshot->instances.n == 2 && instance_is_development(&items[1]);

	if (snapshot->instances.n != 2 || second == instance_is_development(&items[0])) {
		return false;
	}
	*out_left = &items[second ? 1 : 0];
	*out_right = &items[second ? 0 : 1];
	return true;
}

static const struct instance *other_of_two(
	const struct snapshot *snapshot, const struct instance *instance)
{
	if (snapshot->instances.n != 2) {
		return NULL;
	}
	return &snapshot->instances.items[instance == &snapshot->instances.items[0] ? 1 : 0];
}

bool diff_pairs_of_one(struct arena *arena, const struct snapshot *snapshot,
	struct diff_wishes wishes, struct diff_pairs *out, struct str *error)
{
	const struct instance *a = NULL;
	const struct instance *b = NULL;

	*out = (struct diff_pairs){{0}, {0}, {0}};
	if ((wishes.left.n > 0 && !choose(arena, snapshot, wishes.left, "--left", &a, error)) ||
		(wishes.right.n > 0 &&
			!choose(arena, snapshot, wishes.right, "--right", &b, error))) {
		return false;
	}
	if (a == NULL && b == NULL) {
		by_kind(snapshot, &a, &b);
	} else {
		a = a != NULL ? a : other_of_two(snapshot, b);
		b = b != NULL ? b : other_of_two(snapshot, a);
	}
	if (a == NULL || b == NULL || a == b) {
		struct str list = choose_labels(arena, snapshot);

		*error = str_format(arena,
			"one snapshot is compared within itself: pass --left and --right for two "
			"of its instances, or a second snapshot: it has %.*s",
			STR_ARGS(list));
		return false;
	}
	add(arena, out, a, b);
	return true;
}
