import Testing

@testable import CleanPlugin

@Suite struct CharsetTests {
  @Test(arguments: [
    ("<meta charset=windows-1256>", "windows-1256"),
    ("<META CHARSET='KOI8-R' />", "koi8-r"),
    ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-6'>", "iso-8859-6"),
    ("<meta content=\"text/html; charset='windows-1251'\" http-equiv=content-type>", "windows-1251"),
    ("<meta content='text/html; charset=koi8-r'>", nil),
    ("<!-- <meta charset=koi8-r> --><meta charset=windows-1252>", "windows-1252"),
    ("<!--><meta charset=koi8-r>", "koi8-r"),
    ("<p title='<meta charset=koi8-r>'><meta charset=windows-1252>", "windows-1252"),
    ("<p>charset=koi8-r</p>", nil),
    ("<metadata charset=koi8-r>", nil),
    ("<meta name=a charset=utf-16le>", "utf-8"),
    ("<meta charset", nil),
    ("<?xml version='1.0' encoding='koi8-r'?><meta charset=utf-8>", "utf-8"),
    (String(repeating: " ", count: 1024) + "<meta charset=koi8-r>", nil),
  ])
  func `only meta elements near the beginning declare an encoding`(page: String, label: String?) {
    #expect(Charset.declared(in: Array(page.utf8)) == label)
  }
}
