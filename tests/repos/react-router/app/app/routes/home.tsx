export default function Home() {
  return <h1>Kiln</h1>
}
