#include "base/digest.h"
#include "settings/kinds.h"
#include "settings/variables_build.h"

/*
 * Kubernetes manifests (Kubernetes documentation "Kubernetes API"): the
 * environment of containers in whatever holds them, ConfigMaps, Secrets, and
 * those who make Secrets (SealedSecret of Bitnami, ExternalSecret); and the
 * generators of kustomization files.
 */
enum { DEEPEST = 12 }; /* how deep containers are looked for */

struct manifest {
	struct variables_build *build;
	struct variable like;
};

static enum kinds_environment manifest_environment(
	const struct variables_build *build, const struct document_value *meta)
{
	enum kinds_environment found = variables_path_environment(build->path);

	if (found == KINDS_ANY) {
		found = variables_environment(
			document_string(document_get(meta, "namespace")), found);
	}
	return found == KINDS_ANY
		       ? variables_environment(document_string(document_get(meta, "name")), found)
		       : found;
}

/* valueFrom: {secretKeyRef: {name: …, key: …}} */
static struct str reference_of(const struct document_value *from)
{
	static const char *const kinds[] = {"secretKeyRef", "configMapKeyRef", "fieldRef"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct str key = document_string(document_get(document_get(from, kinds[i]), "key"));

		if (!str_absent(key)) {
			return key;
		}
	}
	return STR("");
}

static void read_env(const struct manifest *manifest, const struct document_value *env)
{
	variables_note_open(manifest->build, env);
	document_each (item, env) {
		const struct document_value *name = document_get(item, "name");
		const struct document_value *value = document_get(item, "value");
		const struct document_value *from = document_get(item, "valueFrom");
		struct variable variable = manifest->like;

		variables_note_open(manifest->build, item);
		variable.name = document_string(name);
		if (str_absent(variable.name)) {
			continue;
		}
		variable.name_start = name->start;
		variable.name_end = name->end;
		variables_set(manifest->build, &variable, value, VARIABLES_BRACES);
		if (value != NULL && !variable.expansion && str_absent(variable.reference)) {
			variables_settle(&variable, VARIABLES_DOLLAR);
		}
		if (value == NULL && from != NULL) {
			variable.reference = reference_of(from);
		}
		variables_add(manifest->build, variable);
	}
}

/* Recursion: DEEPEST. */
static void read_containers(
	const struct manifest *manifest, const struct document_value *value, unsigned depth)
{
	if (depth > DEEPEST) {
		manifest->build->partly = true;
		return;
	}
	document_each (child, value) {
		if (str_is(child->key, "containers") || str_is(child->key, "initContainers")) {
			variables_note_open(manifest->build, child);
			document_each (container, child) {
				variables_note_open(manifest->build, container);
				read_env(manifest, document_get(container, "env"));
			}
		} else if (child->kind == DOCUMENT_TABLE || child->kind == DOCUMENT_LIST) {
			read_containers(manifest, child, depth + 1);
		}
	}
}

/* A file of variables under one key of a ConfigMap or Secret. */
static bool is_env_file(const struct document_value *entry)
{
	struct kinds_env_file env;

	return kinds_env_file(entry->key, &env) && document_is(entry, DOCUMENT_STRING) &&
	       str_find_byte(entry->text, '\n') != SIZE_MAX;
}

static void read_data(
	const struct manifest *manifest, const struct document_value *data, const char *form)
{
	struct variable like = manifest->like;

	like.form = form;
	variables_note_open(manifest->build, data);
	document_each (entry, data) {
		if (is_env_file(entry)) {
			variables_add_lines(manifest->build, entry, &like, VARIABLES_BRACES);
		} else {
			variables_add_entry(manifest->build, entry, &like, VARIABLES_BRACES);
		}
	}
}

/* The values of `data` are in base64. */
static void read_encoded(const struct manifest *manifest, const struct document_value *data)
{
	size_t first = manifest->build->out->n;

	read_data(manifest, data, "secret");
	for (size_t i = first; i < manifest->build->out->n; i++) {
		struct variable *variable = &manifest->build->out->items[i];

		if (!str_absent(variable->reference) || variable->expansion) {
			continue; /* a template's */
		}
		variable->encoded = digest_base64_decode(
			manifest->build->arena, variable->value, &variable->value);
		variable->partial = variable->partial || !variable->encoded;
	}
}

/* Only names are told: what they stand for is encrypted, or stored elsewhere. */
static void read_names(const struct manifest *manifest, const struct document_value *data)
{
	document_each (entry, data) {
		struct variable variable = manifest->like;

		variable.form = "secret";
		variable.name = entry->key;
		variable.name_start = entry->key_start;
		variable.name_end = entry->key_end;
		variable.value_start = entry->start;
		variable.value_end = entry->end;
		variable.reference = STR("");
		variables_add(manifest->build, variable);
	}
}

/* spec: {data: [{secretKey: NAME, remoteRef: {key: …}}]} of External Secrets */
static void read_external(const struct manifest *manifest, const struct document_value *spec)
{
	variables_note_open(manifest->build, spec);
	document_each (item, document_get(spec, "data")) {
		const struct document_value *name = document_get(item, "secretKey");
		const struct document_value *remote = document_get(item, "remoteRef");
		struct variable variable = manifest->like;

		variable.form = "secret";
		variable.name = document_string(name);
		variable.reference = document_string(document_get(remote, "key"));
		variable.reference = str_absent(variable.reference) ? STR("") : variable.reference;
		if (!str_absent(variable.name)) {
			variable.name_start = name->start;
			variable.name_end = name->end;
			variables_add(manifest->build, variable);
		}
	}
	if (document_get(spec, "dataFrom") != NULL) {
		manifest->build->partly = true; /* all that a store has */
	}
}

static void read_generators(
	const struct manifest *manifest, const struct document_value *generators, const char *form)
{
	struct variable like = manifest->like;

	like.form = form;
	document_each (generator, generators) {
		like.scope = document_string(document_get(generator, "name"));
		variables_note_open(manifest->build, generator);
		variables_add_pairs(manifest->build, document_get(generator, "literals"), &like,
			VARIABLES_LITERAL);
	}
}

/* As written, templates included. */
static struct str name_of(const struct variables_build *build, const struct document_value *name)
{
	struct str text = name == NULL ? STR("") : str_slice(build->text, name->start, name->end);

	return str_has(text, "{{") ? text : document_string(name);
}

static void read_object(struct variables_build *build, const struct document_value *object)
{
	const struct document_value *meta = document_get(object, "metadata");
	struct str kind = document_string(document_get(object, "kind"));
	struct manifest manifest = {
		.build = build,
		.like =
			{
				.form = "env",
				.phase = "run",
				.scope = name_of(build, document_get(meta, "name")),
				.environment = manifest_environment(build, meta),
			},
	};

	variables_note_open(build, object);
	if (str_is(kind, "ConfigMap")) {
		read_data(&manifest, document_get(object, "data"), "config");
	} else if (str_is(kind, "Secret")) {
		read_encoded(&manifest, document_get(object, "data"));
		read_data(&manifest, document_get(object, "stringData"), "secret");
	} else if (str_is(kind, "SealedSecret")) {
		read_names(&manifest, document_get(document_get(object, "spec"), "encryptedData"));
	} else if (str_is(kind, "ExternalSecret") || str_is(kind, "ClusterExternalSecret")) {
		read_external(&manifest, document_get(object, "spec"));
	} else {
		read_containers(&manifest, object, 0);
		read_generators(&manifest, document_get(object, "configMapGenerator"), "config");
		read_generators(&manifest, document_get(object, "secretGenerator"), "secret");
	}
}

void variables_kubernetes(struct variables_build *build)
{
	build->partly = build->partly || str_has(build->text, "{{");
	document_each (object, build->document->stream) {
		bool list = str_is(document_string(document_get(object, "kind")), "List");

		if (!list) {
			read_object(build, object);
			continue;
		}
		document_each (item, document_get(object, "items")) {
			read_object(build, item);
		}
	}
}
