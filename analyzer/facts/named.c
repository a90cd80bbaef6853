#include "facts/named.h"

void named_read(struct collector *collector, struct site site, struct arena *arena, named_vec *out)
{
	struct str text = program_string(collector->program, site);

	vec_push(arena, out,
		(struct named){
			.text = str_absent(text) ? STR("") : text,
			.resolved = !str_absent(text),
			.at = site,
		});
}

void named_callers(struct collector *collector, struct site function, named_sites *out)
{
	(void)collector;
	(void)function;
	(void)out;
}

void named_add_use(struct collector *collector, place_vec *uses, struct site use)
{
	vec_push(collector->arena, uses, collector_site(collector, use));
}
