#include "snapshot/instance.h"

#include "snapshot/sources/field.h"
#include "snapshot/sources/sources.h"

bool instance_is_production(const struct instance *instance)
{
	return instance->environment_type.known &&
	       str_is(instance->environment_type.value, "production");
}

bool instance_is_development(const struct instance *instance)
{
	return instance->environment_type.known &&
	       str_is(instance->environment_type.value, "development");
}

bool instance_is_named(const struct instance *instance)
{
	return instance->id.known || instance->frontend_api_hosts.n > 0;
}

const struct instance_domain *instance_primary_domain(const struct instance *instance)
{
	for (size_t i = 0; i < instance->domains.n; i++) {
		if (!instance->domains.items[i].is_satellite) {
			return &instance->domains.items[i];
		}
	}
	return NULL;
}

/* What an answer of a newer version of the API means is not known: it is not read. */
static void hide_beyond(struct reader *reader, struct part *part)
{
	slots_hide_beyond(reader->arena, part);
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		if (part->sources[slot].beyond.n > 0) {
			struct str why = slots_beyond(reader->arena, part, (enum slot)slot);

			answer_ignore(reader, str_of(slots_name((enum slot)slot)), why.s);
		}
	}
}

void instance_read(struct reader *reader)
{
	const struct part *whole = reader->part;
	struct part part = *whole;

	hide_beyond(reader, &part);
	reader->part = &part;
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		if (reader->part->sources[slot].body != NULL) {
			vec_push(reader->arena, &reader->instance->slots,
				str_of(slots_name((enum slot)slot)));
		}
	}
	for (size_t i = 0; i < field_count(); i++) {
		field_read(reader, field_at(i));
	}
	reader->part = whole;
}
