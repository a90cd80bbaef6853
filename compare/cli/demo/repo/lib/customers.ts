const customers = new Map<string, Date>();

export async function saveCustomer(id: string) {
  customers.set(id, new Date());
}

export async function removeCustomer(id: string | undefined) {
  if (id) {
    customers.delete(id);
  }
}
