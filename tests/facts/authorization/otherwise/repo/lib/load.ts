export async function load() {
  return (await fetch('https://api.example/user')).json()
}
