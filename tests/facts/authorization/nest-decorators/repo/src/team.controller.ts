import { Controller, Delete, Get, SetMetadata, UseGuards } from '@nestjs/common';
import { Other, Permission, Roles } from './roles.decorator';
import { RolesGuard } from './roles.guard';

@Controller('team')
@UseGuards(RolesGuard) // asks Clerk
export class TeamController {
	@Get()
	@Roles('org:admin', 'staff')
	all() {}

	@Delete()
	@SetMetadata('roles', ['org:plain'])
	@Permission('org:team:delete')
	remove() {}

	@Other('nothing')
	none() {}
}
