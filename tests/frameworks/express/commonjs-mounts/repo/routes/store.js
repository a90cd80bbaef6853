exports.save = async (id) => {
  await fetch('https://store.example/users/' + id, { method: 'PUT' })
}
