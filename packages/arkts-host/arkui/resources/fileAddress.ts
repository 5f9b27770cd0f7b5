/** Where a page finds a file that an application names by its `file://` address. */

let toPageAddress: (uri: string) => string = (uri) => uri;

/** Whoever runs the application says where its files are. */
export function setFileAddresses(find: (uri: string) => string): void {
  toPageAddress = find;
}

/** The same address, unless it is that of a file. */
export function pageAddress(address: string): string {
  return address.startsWith('file://') ? toPageAddress(address) : address;
}
