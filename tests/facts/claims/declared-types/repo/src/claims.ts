// not the SDK's: a type of our own
interface CustomJwtSessionClaimsLike {
	mine: string;
}
type CustomJwtSessionClaims = { alias: string };
export const claims: CustomJwtSessionClaims & CustomJwtSessionClaimsLike = { alias: '', mine: '' };
