export default function Page() {
	return <p>Sales</p>;
}
