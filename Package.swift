// swift-tools-version: 6.2

import PackageDescription

// Arrows point one way: each target lists only targets above it in this file.
let package = Package(
  name: "jixiao",
  products: [
    .library(name: "Jixiao", targets: ["Jixiao", "Emitters"]),
    .executable(name: "jixiao", targets: ["JixiaoCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "Tables"),
    .systemLibrary(
      name: "CPoppler",
      pkgConfig: "poppler-glib",
      providers: [.apt(["libpoppler-glib-dev"])]),
    .target(name: "CPageCapture", dependencies: ["CPoppler"]),
    .target(name: "PDFPages", dependencies: ["CPageCapture", "CPoppler", "Tables"]),
    .target(name: "Budget", dependencies: ["Tables"]),
    .target(name: "TextDumps", dependencies: ["Budget", "Tables"]),
    .target(name: "Emitters", dependencies: ["Budget", "Tables"]),
    .target(
      name: "Jixiao", dependencies: ["Budget", "Emitters", "PDFPages", "Tables", "TextDumps"]),
    .systemLibrary(
      name: "CXlsxWriter",
      pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CSandbox"),
    .target(
      name: "Archive",
      dependencies: [
        "Budget", "CSandbox", "CXlsxWriter", "Emitters", "Jixiao", "PDFPages", "Tables",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .executableTarget(
      name: "JixiaoCommand",
      dependencies: [
        "Archive", "Budget", "Emitters", "Jixiao", "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // The Swift libraries are linked in: finding their symbols anew took a third of the start-up.
      // Only the command, which no other package can depend on, has such flags.
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-stdlib", "-lCoreFoundation", "-l_FoundationCShims",
            "-l_FoundationCollections", "-l_FoundationICU", "-ldispatch", "-lBlocksRuntime",
            "-lstdc++",
          ], .when(configuration: .release))
      ]),

    .target(name: "TestSupport", dependencies: ["Tables"], path: "Tests/TestSupport"),
    .testTarget(name: "TablesTests", dependencies: ["Tables", "TestSupport"]),
    .testTarget(
      name: "PDFPagesTests", dependencies: ["CPageCapture", "PDFPages", "Tables", "TestSupport"]),
    .testTarget(name: "BudgetTests", dependencies: ["Budget", "Tables", "TestSupport"]),
    .testTarget(
      name: "TextDumpsTests", dependencies: ["Budget", "Tables", "TextDumps", "TestSupport"]),
    .testTarget(
      name: "EmittersTests", dependencies: ["Budget", "Emitters", "Tables", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "JixiaoTests",
      dependencies: ["Budget", "Emitters", "Jixiao", "Tables", "TestSupport"]),
    .testTarget(
      name: "ArchiveTests",
      dependencies: [
        "Archive", "Budget", "Emitters", "Jixiao", "JixiaoCommand", "Tables", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["Emitters", "Jixiao", "JixiaoCommand", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
