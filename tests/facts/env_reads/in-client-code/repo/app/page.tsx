export default function Page() {
	return <p>{process.env.CLERK_SECRET_KEY}</p>;
}
