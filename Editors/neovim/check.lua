-- Opens a flow in Neovim with the server, and checks diagnostics, hover, outline and a code action. Prints the screen.
--
--   BLINDSPOT=/path/to/blindspot nvim --headless --clean flow.yaml -S check.lua
--
-- `check` beside this file prepares the flow.

local function fail(message)
  io.stdout:write('FAILED: ' .. message .. '\n')
  vim.cmd('cquit 1')
end

local function check(condition, message)
  if not condition then fail(message) end
  io.stdout:write('ok: ' .. message .. '\n')
end

local function wait(condition, message) check(vim.wait(20000, condition, 20), message) end

--- Prints the text of the screen, without empty lines.
local function screen(title)
  vim.cmd('redraw!')
  local rows = {}
  for row = 1, vim.o.lines do
    local cells = {}
    for column = 1, vim.o.columns do cells[column] = vim.fn.screenstring(row, column) end
    rows[row] = (table.concat(cells):gsub('%s+$', ''))
  end
  io.stdout:write('-- ' .. title .. '\n')
  for _, row in ipairs(rows) do
    if row ~= '' and row ~= '~' then io.stdout:write('   |' .. row .. '\n') end
  end
end

local function run()
  vim.o.columns, vim.o.lines, vim.o.signcolumn = 100, 24, 'yes'
  local buffer = vim.api.nvim_get_current_buf()
  local client_id = vim.lsp.start_client({ name = 'blindspot', cmd = { vim.env.BLINDSPOT, 'server' }, root_dir = vim.fn.getcwd() })
  check(client_id, 'the server starts')
  vim.lsp.buf_attach_client(buffer, client_id)

  local function rules()
    local found = {}
    for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
      found[#found + 1] = ('%d:%d %s'):format(diagnostic.lnum, diagnostic.col, diagnostic.code or '')
    end
    table.sort(found)
    return table.concat(found, ', ')
  end

  --- Sends a request for the position of the cursor and returns its result.
  local function request(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
    local answer = answers[client_id] or {}
    if answer.err then fail(method .. ': ' .. answer.err.message) end
    return answer.result
  end

  wait(function() return rules() == '1:12 person-name, 4:26 person-name' end, 'diagnostics of the opened flow')
  screen('diagnostics')
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    check(not diagnostic.message:find('Delgado') and not diagnostic.message:find('Whitfield'), 'the message is masked')
  end

  -- Typing, unsaved.
  vim.api.nvim_buf_set_text(buffer, 1, 12, 1, 26, { 'the front desk' })
  wait(function() return rules() == '4:26 person-name' end, 'diagnostics follow the text')

  vim.api.nvim_win_set_cursor(0, { 5, 30 })
  local encoding = vim.lsp.get_client_by_id(client_id).offset_encoding
  local hover = request('textDocument/hover', vim.lsp.util.make_position_params(0, encoding))
  check(hover and hover.contents.value:find('# person%-name'), 'the hover explains the rule')
  local preview = vim.lsp.util.open_floating_preview(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), 'markdown', {})
  -- Without a terminal, a floating window is not part of the screen.
  io.stdout:write('-- hover\n')
  for _, line in ipairs(vim.api.nvim_buf_get_lines(preview, 0, 12, false)) do io.stdout:write('   |' .. line .. '\n') end
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then vim.api.nvim_win_close(window, true) end
  end

  local symbols = request('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() })
  check(symbols and symbols[1].children[1].name == 'Transfer to Maria Delgado', 'the outline has the task')

  local params = vim.lsp.util.make_range_params(0, encoding)
  params.context = { diagnostics = {} }
  local actions = request('textDocument/codeAction', params)
  local chosen
  for _, action in ipairs(actions or {}) do
    io.stdout:write('   action: ' .. action.title .. '\n')
    if action.isPreferred then chosen = chosen or action end
  end
  check(chosen, 'a fix is offered')
  vim.lsp.util.apply_workspace_edit(chosen.edit, encoding)
  wait(function() return rules() == '' end, 'the applied fix removes the finding')
  screen('after the fix')
  vim.cmd('silent write')

  -- A configuration changes on disk.
  vim.api.nvim_buf_set_lines(buffer, 2, 2, false, { '  description: born 1.2.1980' })
  wait(function() return rules() == '2:20 date-of-birth' end, 'a new finding')
  vim.fn.writefile({ 'rules: {date-of-birth: off}' }, '.blindspot.yml')
  vim.cmd('silent write')
  wait(function() return rules() == '' end, 'the changed configuration applies after the next save')

  vim.lsp.stop_client(client_id)
  wait(function() return vim.lsp.client_is_stopped(client_id) end, 'the server ends')
  vim.cmd('qall!')
end

local succeeded, message = pcall(run)
if not succeeded then fail(tostring(message)) end
