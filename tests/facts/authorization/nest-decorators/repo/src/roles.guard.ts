import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { getAuth } from '@clerk/express';
import { Permission, ROLES_KEY } from './roles.decorator';

@Injectable()
export class RolesGuard implements CanActivate {
	constructor(private reflector: Reflector) {}

	canActivate(context: ExecutionContext) {
		const required = this.reflector.getAllAndOverride<string[]>(ROLES_KEY, [context.getHandler()]);
		const auth = getAuth(context.switchToHttp().getRequest());
		const permission = this.reflector.get(Permission, context.getHandler());
		if (permission && !auth.has({ permission })) return false;
		return required.some((role) => auth.has({ role })) || required.includes(auth.orgRole);
	}
}
