import Budget
import Tables

/// The performance tables that some tables without lines around them hold.
func performanceTables(in tables: Table...) -> Reported<[PerformanceTable]> {
  PerformanceReader().tables(in: Layout(tables: tables, lines: []))
}
