#ifndef SETTINGS_VARIABLES_CLOUDFORMATION_H
#define SETTINGS_VARIABLES_CLOUDFORMATION_H

#include "settings/variables_build.h"

/*
 * Puts a value of a CloudFormation template into *out: a scalar, or what
 * !Ref, !Sub, {Ref: …} and {{resolve:…}} stand for.
 */
void variables_set_aws(const struct variables_build *build, struct variable *out,
	const struct document_value *value);

/* What a template's resources set: functions, containers, builds. */
void variables_add_resources(struct variables_build *build, const struct document_value *resources,
	const struct variable *like);

#endif
