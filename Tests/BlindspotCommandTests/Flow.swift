/// Made-up flows for the tests.
enum Flow {
  /// The address that ``withAddress`` holds.
  static let address = "dana.whitfield@example.com"

  /// A flow that holds an e-mail address in the name of a task, at line 5, column 21.
  static let withAddress = """
    inboundCall:
      name: Main line
      tasks:
        - task:
            name: Call ask \(address) first
            refId: Task_1
            actions:
              - disconnect:
                  name: Hang up

    """

  /// A flow in which there is nothing to find.
  static let clean = """
    inboundCall:
      name: Opening hours
      tasks:
        - task:
            name: Say the hours
            refId: Task_1
            actions:
              - disconnect:
                  name: Hang up

    """
}
