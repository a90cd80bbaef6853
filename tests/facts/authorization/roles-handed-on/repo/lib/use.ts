import { auth, clerkClient, currentUser } from "@clerk/nextjs/server";
import { db } from "./db";
import { isChief, isMade, isOwner, isWriter, outer } from "./roles";

export async function use(organizationId: string) {
	const { orgRole } = await auth();
	const user = await currentUser();
	const row = await db.member.find(organizationId);
	const client = await clerkClient();
	const { data } = await client.organizations.getOrganizationMembershipList({ organizationId });
	return [
		isChief(orgRole),
		isOwner({ role: data[0].role }),
		outer(orgRole ?? ""),
		isWriter(row.role),
		isMade(user.publicMetadata.role),
	];
}
