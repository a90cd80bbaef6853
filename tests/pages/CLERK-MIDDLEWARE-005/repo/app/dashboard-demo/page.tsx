export default function Page() {
	return <p>Sales of nobody</p>;
}
